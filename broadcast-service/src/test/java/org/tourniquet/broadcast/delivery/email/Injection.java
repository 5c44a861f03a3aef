package org.tourniquet.broadcast.delivery.email;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.tourniquet.broadcast.delivery.Envelope;

/**
 * One mail with something in one of its fields that would like to be more than a field.
 *
 * @param organisation who the mail comes from
 */
record Injection(String field, String payload, String organisation, Envelope mail) {
    static final String TO = "elli@town.example";
    private static final String WE = "Rivertown";
    private static final List<String> BREAKS = List.of("\r\n", "\n", "\r", "\r\n ", "\n\t", "\r\r\n", "\n\r", "\u0085",
            "\u2028",
            "\u2029", "\u000b", "\u000c", "\u0000\r\n", "%0d%0a", "\\r\\n", "=0D=0A", "&#13;&#10;", "\u560d\u560a",
            "\u010d\u010a");
    private static final List<String> ATTACKS = List.of("Bcc: evil@evil.example", "To: evil@evil.example",
            "Cc: <evil@evil.example>", "X-Evil: 1", "From: evil@evil.example", "Content-Type: text/html",
            "RCPT TO:<evil@evil.example>", "\r\n<script>",
            ".\r\nMAIL FROM:<evil@evil.example>\r\nRCPT TO:<evil@evil.example>\r\nDATA",
            ".\nRSET\nQUIT", "--=--vertx\r\nContent-Type: text/html\r\n\r\nevil");
    /** What a mail of ours holds, each once. */
    static final Map<String, Long> HEADERS = headers(Stream.of("MIME-Version", "Message-ID", "Date", "Subject", "From",
            "To", "Content-Type", "Auto-Submitted", "Content-Language", "List-Unsubscribe", "List-Unsubscribe-Post",
            "Precedence"));

    static List<String> payloads() {
        List<String> payloads = new ArrayList<>(List.of("evil@evil.example, other@evil.example",
                "elli@town.example,evil@evil.example",
                "<evil@evil.example>", "\" <evil@evil.example>", "\\", "\\\" <evil@evil.example> \"", "(evil@evil.example)",
                "=?UTF-8?Q?=0D=0ABcc:_evil@evil.example?=", "?=\r\n =?UTF-8?Q?Bcc:_evil@evil.example?=", "a".repeat(3_000),
                "ä".repeat(990), ".", "..", "\r\n.\r\n", "\n.\n", "\r.\r", "", " ", "\t", "\u202eevil", "{{name}}"));
        for (String broken : BREAKS)
            for (String attack : ATTACKS)
                payloads.add("Anna" + broken + attack);
        return payloads;
    }

    /** The payload in each field that something of other people's gets into. */
    static List<Injection> of(String payload) {
        return List.of(of("subject", payload, TO, payload, "en", "Hello", "<p>Hello</p>", payload),
                of("a name in the subject", payload, TO, "Water, " + payload + ", now", "en", "Hello", "<p>Hello</p>", "x"),
                of("body", payload, TO, "Water", "en", payload, payload, "x"),
                of("language", payload, TO, "Water", payload, "Hello", "<p>Hello</p>", "x"),
                of("address", payload, payload, "Water", "en", "Hello", "<p>Hello</p>", "x"),
                of("address with more", payload, TO + payload, "Water", "en", "Hello", "<p>Hello</p>", "x"),
                new Injection("organisation", payload, payload,
                        of("", "", TO, "Water", "en", "Hello", "<p>Hello</p>", "x").mail));
    }

    private static Injection of(String field, String payload, String to, String subject, String language, String text,
            String html, String link) {
        return new Injection(field, payload, WE, new Envelope(UUID.randomUUID(), UUID.randomUUID(), to, language, subject, text,
                html, link(link), Duration.ofMinutes(5), false));
    }

    /** How a link comes to be; what is no link never gets so far. */
    private static URI link(String payload) {
        UnaryOperator<String> link = path -> "https://town.example/unsubscribe/" + path;
        try {
            return URI.create(link.apply(payload));
        } catch (IllegalArgumentException none) {
            return URI.create(link.apply("x"));
        }
    }

    static Map<String, Long> headers(Stream<String> names) {
        Map<String, Long> counted = new TreeMap<>();
        names.forEach(name -> counted.merge(name, 1L, Long::sum));
        return counted;
    }
}
