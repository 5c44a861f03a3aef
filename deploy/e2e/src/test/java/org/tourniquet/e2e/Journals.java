package org.tourniquet.e2e;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tourniquet.e2e.Ledger.Seen;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads what the mail inbox and the text gateway wrote down when they took each message. */
final class Journals {

    private final Api inbox;
    private final Api gateway;

    Journals(URI inbox, URI gateway) {
        this.inbox = Api.anonymous(inbox);
        this.gateway = Api.anonymous(gateway);
    }

    /** Everything that arrived since then; of mails that came more than once also what their headers say. */
    List<Seen> since(Instant start) {
        List<Seen> seen = new ArrayList<>();
        List<JsonNode> mails = items(inbox.get("/api/messages?brief=true&since=" + start));
        Map<String, Integer> copies = new HashMap<>();
        mails.forEach(mail -> copies.merge(mail.get("to").asText() + mail.get("subject").asText(), 1, Integer::sum));
        for (JsonNode mail : mails) {
            boolean once = copies.get(mail.get("to").asText() + mail.get("subject").asText()) == 1;
            seen.add(mail(once ? mail : inbox.get("/api/messages/" + mail.get("id").asText())));
        }
        for (JsonNode text : items(gateway.get("/api/messages?since=" + start))) {
            if (text.get("direction").asText().equals("outbound")) {
                seen.add(new Seen(text.get("to").asText(), text.get("body").asText(), at(text), null, false));
            }
        }
        return seen;
    }

    /** How many mails and texts there are in all: cheap enough to be asked while thousands arrive. */
    int count() {
        return inbox.get("/api/count").get("count").asInt() + gateway.get("/api/count").get("count").asInt();
    }

    JsonNode mailsTo(String address) {
        return inbox.get("/api/messages?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }

    JsonNode textsTo(String number) {
        return gateway.get("/api/messages?to=" + URLEncoder.encode(number, StandardCharsets.UTF_8));
    }

    private static Seen mail(JsonNode mail) {
        return new Seen(mail.get("to").asText(), mail.get("subject").asText(), at(mail), header(mail, "Message-ID"),
                "true".equals(header(mail, "X-Tourniquet-Again")));
    }

    /** Names of headers are written as each sender likes. */
    private static String header(JsonNode mail, String name) {
        for (Map.Entry<String, JsonNode> header : mail.path("headers").properties()) {
            if (header.getKey().equalsIgnoreCase(name)) {
                JsonNode value = header.getValue();
                return value.isArray() ? value.get(0).asText() : value.asText();
            }
        }
        return null;
    }

    private static Instant at(JsonNode message) {
        return Instant.parse(message.get("at").asText());
    }

    private static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        return items;
    }
}
