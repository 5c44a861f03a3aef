package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tourniquet.broadcast.delivery.Outcome;

/** Whatever people type into whatever field, over a real socket: no header more, no recipient more, no second mail. */
class MailInjectionTest {
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
        return Injection.payloads();
    }

    @Test
    void there_are_enough_of_them() {
        assertTrue(payloads().size() >= 200, "only " + payloads().size());
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void no_field_makes_more_of_a_mail_than_one_mail_to_one_person(String payload) throws IOException {
        for (Injection injection : Injection.of(payload))
            send(injection);
    }

    private static void send(Injection injection) throws IOException {
        relay.taken.clear();
        relay.commands.clear();
        senders.organisation = injection.organisation();
        EmailSender sender = senders.to(relay.port());
        Outcome outcome = Senders.send(sender, injection.mail());
        sender.pool().close();
        String to = injection.mail().to();
        String what = injection.field() + ": " + injection.payload() + ": " + outcome;
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
        assertEquals(Injection.HEADERS, Injection.headers(head.lines().map(line -> line.split(":", 2)[0])), what);
        assertEquals(to, value(head, "To"), what);
        assertTrue(value(head, "From").contains("news@rivertown.example"), what);
    }

    private static String value(String head, String name) {
        return head.lines().filter(line -> line.startsWith(name + ": ")).findFirst().orElseThrow().substring(name.length() + 2);
    }
}
