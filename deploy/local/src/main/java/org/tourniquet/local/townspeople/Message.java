package org.tourniquet.local.townspeople;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** A mail or a text as it lies before somebody. */
record Message(String id, String to, String text, String unsubscribe, Instant at) {

    private static final Pattern LIST = Pattern.compile("<(https?://[^>]+)>");

    static Message mail(JsonNode mail) {
        return new Message(mail.get("id").asText(), mail.get("to").asText().split(",")[0].strip(), mail.path("text").asText(),
                mail.path("headers").path("List-Unsubscribe").asText(), Instant.parse(mail.get("at").asText()));
    }

    static Message text(JsonNode text) {
        return new Message(text.get("id").asText(), text.get("to").asText(), text.path("body").asText(), "",
                Instant.parse(text.get("at").asText()));
    }

    boolean byMail() {
        return to.contains("@");
    }

    /** where a mail says one can leave its list */
    Optional<String> wayOut() {
        Matcher address = LIST.matcher(unsubscribe);
        return address.find() ? Optional.of(address.group(1)) : Optional.empty();
    }
}
