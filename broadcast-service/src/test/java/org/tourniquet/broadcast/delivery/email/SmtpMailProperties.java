package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a mail holds, a relay gets exactly that and ends it where it ends. */
class SmtpMailProperties {
    private static TellingRelay relay;
    private static SmtpPool pool;
    private static Senders senders;

    @BeforeContainer
    static void begin() throws IOException {
        relay = new TellingRelay();
        senders = new Senders();
        pool = new SmtpPool(senders.settings(relay.port()), 1);
    }

    @AfterContainer
    static void end() throws IOException {
        pool.close();
        senders.close();
        relay.close();
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        return Arbitraries.of(".", "..", "\r\n", "\n", "\r", "\r\n.\r\n", "\n.\n", "\r.\r", "\r\n.\n", "\n.\r\n", "a",
                "MAIL FROM:<x@y.example>",
                "QUIT", " ", "ä", "\u2028", "\u0000").list().ofMaxSize(30);
    }

    @Property(tries = 400)
    void every_mail_arrives_as_it_is_and_ends_where_it_ends(@ForAll("pieces") List<String> pieces) throws IOException {
        String text = String.join("", pieces);
        int before = relay.taken.size();
        try (SmtpDeadline deadline = senders.deadline()) {
            assertEquals(250, pool.hand(new SmtpMail("a@town.example", "b@town.example",
                    text.getBytes(StandardCharsets.UTF_8)), deadline).reply().code());
        }
        assertEquals(before + 1, relay.taken.size(), "one mail, and no second one within it");
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        String expected = lines.isEmpty() || lines.endsWith("\n") ? lines : lines + "\n";
        assertEquals(expected.replace("\n", "\r\n"), relay.taken.getLast().text());
    }
}
