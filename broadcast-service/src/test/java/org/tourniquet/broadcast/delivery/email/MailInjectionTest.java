package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tourniquet.broadcast.delivery.Envelope;
import org.tourniquet.broadcast.delivery.Outcome;

/** Whatever people type into whatever field, over a real socket: no header more, no recipient more, no second mail. */
class MailInjectionTest {
    private static final String TO = "elli@town.example";
    private static final List<String> BREAKS = List.of("\r\n", "\n", "\r", "\r\n ", "\n\t", "\r\r\n", "\n\r", "\u0085",
            "\u2028",
            "\u2029", "\u000b", "\u000c", "\u0000\r\n", "%0d%0a", "\\r\\n", "=0D=0A", "&#13;&#10;", "\u560d\u560a",
            "\u010d\u010a");
    private static final List<String> ATTACKS = List.of("Bcc: evil@evil.example", "To: evil@evil.example",
            "Cc: <evil@evil.example>", "X-Evil: 1", "From: evil@evil.example", "Content-Type: text/html",
            "RCPT TO:<evil@evil.example>", "\r\n<script>",
            ".\r\nMAIL FROM:<evil@evil.example>\r\nRCPT TO:<evil@evil.example>\r\nDATA",
            ".\nRSET\nQUIT", "--=--vertx\r\nContent-Type: text/html\r\n\r\nevil");
    private static final Map<String, Long> HEADERS = headers(Stream.of("MIME-Version", "Message-ID", "Date", "Subject", "From",
            "To", "Content-Type", "Auto-Submitted", "Content-Language", "List-Unsubscribe", "List-Unsubscribe-Post",
            "Precedence"));
    private static TellingRelay relay;
    private static Senders senders;

    @BeforeAll
    static void begin() throws IOException {
        relay = new TellingRelay();
        senders = new Senders();
    }

    @AfterAll
    static void end() throws IOException {
        senders.close();
        relay.close();
    }

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

    @Test
    void there_are_enough_of_them() {
        assertTrue(payloads().size() >= 200, "only " + payloads().size());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void no_field_makes_more_of_a_mail_than_one_mail_to_one_person(String payload) throws IOException {
        send("subject", payload, TO, payload, "en", "Hello", "<p>Hello</p>", payload);
        send("a name in the subject", payload, TO, "Water, " + payload + ", now", "en", "Hello", "<p>Hello</p>", "x");
        send("body", payload, TO, "Water", "en", payload, payload, "x");
        send("language", payload, TO, "Water", payload, "Hello", "<p>Hello</p>", "x");
        send("address", payload, payload, "Water", "en", "Hello", "<p>Hello</p>", "x");
        send("address with more", payload, TO + payload, "Water", "en", "Hello", "<p>Hello</p>", "x");
        senders.organisation = payload;
        send("organisation", payload, TO, "Water", "en", "Hello", "<p>Hello</p>", "x");
        senders.organisation = "Rivertown";
    }

    private static void send(String field, String payload, String to, String subject, String language, String text, String html,
            String link) throws IOException {
        relay.taken.clear();
        relay.commands.clear();
        Envelope mail = new Envelope(UUID.randomUUID(), UUID.randomUUID(), to, language, subject, text, html, link(link),
                Duration.ofMinutes(5), false);
        EmailSender sender = senders.to(relay.port());
        Outcome outcome = Senders.send(sender, mail);
        sender.pool().close();
        String what = field + ": " + payload + ": " + outcome;
        // the goodbye of the mail before may come late
        List<String> commands = relay.commands.stream().filter(command -> !command.equals("QUIT")).toList();
        if (outcome instanceof Outcome.Refused) {
            assertEquals(List.of(), commands, what + ": what is refused is never said to the relay");
            return;
        }
        assertTrue(outcome instanceof Outcome.Accepted, what);
        assertEquals(1, relay.taken.size(), what);
        assertEquals(List.of("RCPT TO:<" + to + ">"), relay.taken.getFirst().recipients(), what);
        assertEquals(List.of("EHLO", "MAIL", "RCPT", "DATA"), commands.stream().map(line -> line.split(" ")[0]).toList(), what);
        assertTrue(relay.taken.getFirst().from().startsWith("MAIL FROM:<news@rivertown.example>"), what);
        String head = relay.taken.getFirst().text().split("\r\n\r\n", 2)[0].replaceAll("\r\n[ \t]", " ");
        assertEquals(HEADERS, headers(head.lines().map(line -> line.split(":", 2)[0])), what);
        assertEquals(to, value(head, "To"), what);
        assertTrue(value(head, "From").contains("news@rivertown.example"), what);
    }

    private static String value(String head, String name) {
        return head.lines().filter(line -> line.startsWith(name + ": ")).findFirst().orElseThrow().substring(name.length() + 2);
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

    private static Map<String, Long> headers(Stream<String> names) {
        Map<String, Long> counted = new TreeMap<>();
        names.forEach(name -> counted.merge(name, 1L, Long::sum));
        return counted;
    }
}
