package org.tourniquet.local.gateway;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** What people write: kept, posted to the organisation, its TwiML answer sent back; STOP and START as carriers do. */
final class Inbound {

    private static final Set<String> STOP = Set.of("stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke",
            "optout");
    private static final Set<String> START = Set.of("start", "unstop", "yes");

    private final GatewayAccount account;
    private final Texts texts;
    private final Poster poster;
    private final Carrier carrier;
    private final Set<String> optedOut = ConcurrentHashMap.newKeySet();

    Inbound(GatewayAccount account, Texts texts, Poster poster, Carrier carrier) {
        this.account = account;
        this.texts = texts;
        this.poster = poster;
        this.carrier = carrier;
        texts.newestFirst().filter(Text::inbound).sorted((a, b) -> Long.compare(a.number(), b.number())).forEach(this::keyword);
    }

    boolean optedOut(String number) {
        return optedOut.contains(number);
    }

    Text write(String from, String to, String body) {
        if (!from.matches("\\+[1-9]\\d{5,14}")) {
            throw new IllegalArgumentException("from is a number such as +12025550123");
        }
        Text text = texts.add(true, from, to == null || to.isBlank() ? account.number() : to, body == null ? "" : body, null);
        keyword(text);
        Thread.ofVirtual().name("inbound").start(() -> post(text));
        return text;
    }

    private void keyword(Text text) {
        String word = text.body().strip().toLowerCase(Locale.ROOT);
        if (STOP.contains(word)) {
            optedOut.add(text.from());
        } else if (START.contains(word)) {
            optedOut.remove(text.from());
        }
    }

    private void post(Text text) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("ToCountry", "US");
        form.put("SmsMessageSid", text.sid());
        form.put("NumMedia", "0");
        form.put("SmsSid", text.sid());
        form.put("SmsStatus", "received");
        form.put("Body", text.body());
        form.put("To", text.to());
        form.put("NumSegments", String.valueOf(text.parts()));
        form.put("MessageSid", text.sid());
        form.put("AccountSid", account.sid());
        form.put("From", text.from());
        form.put("ApiVersion", "2010-04-01");
        try {
            String twiml = poster.post(account.inboundUrl(), form);
            for (var message : Jsoup.parse(twiml, "", Parser.xmlParser()).select("Response > Message")) {
                carrier.carry(texts.add(false, text.to(), text.from(), message.wholeText(), null), null);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
