package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.local.law.Eventually;

/** The same as MailInjectionTest, with a mail server that people use: what it takes for headers and for recipients counts. */
class RealRelayInjectionTest {
    private static final Map<String, Long> HEADERS = new TreeMap<>(Injection.HEADERS);
    static {
        HEADERS.put("Received", 1L);
    }
    private final Senders senders = new Senders();
    private Exim relay;

    @BeforeEach
    void begin() throws IOException {
        Optional<Exim> exim = Exim.start();
        assumeTrue(exim.isPresent(),
                "skipped: it needs Exim (Debian: apt-get install exim4-daemon-light) and to be root; MailInjectionTest is not skipped");
        relay = exim.get();
    }

    @AfterEach
    void end() throws IOException {
        senders.close();
        if (relay != null)
            relay.close();
    }

    @Test
    void exim_finds_in_no_field_a_header_or_a_recipient_that_is_not_ours() throws IOException {
        Map<String, Injection> accepted = new HashMap<>();
        int refused = 0;
        EmailSender kept = senders.to(relay.port());
        for (String payload : Injection.payloads())
            for (Injection injection : Injection.of(payload)) {
                senders.organisation = injection.organisation();
                EmailSender sender = injection.field().equals("organisation") ? senders.to(relay.port()) : kept;
                Outcome outcome = Senders.send(sender, injection.mail());
                if (sender != kept)
                    sender.pool().close();
                switch (outcome) {
                    case Outcome.Accepted(String id) -> accepted.put(id, injection);
                    case Outcome.Refused refusal -> refused++;
                    default -> throw new AssertionError(injection + ": " + outcome);
                }
            }
        kept.pool().close();
        List<Exim.Spooled> spool = relay.spool();
        System.out.printf("exim: %d mails of %d payloads taken, %d refused before they were said%n", spool.size(),
                Injection.payloads().size(), refused);
        assertEquals(accepted.size(), spool.size(), "mails in the spool");
        for (Exim.Spooled mail : spool) {
            Injection injection = accepted.remove(mail.value("Message-ID"));
            String what = injection + ": " + mail;
            assertEquals(List.of(injection.mail().to()), mail.recipients(), what);
            assertEquals("<news@rivertown.example>", mail.sender(), what);
            assertEquals(HEADERS, Injection.headers(mail.names()), what);
            assertEquals(injection.mail().to(), mail.value("To"), what);
        }
        assertTrue(accepted.isEmpty(), accepted::toString);
    }

    /** What the other test would see if a line of ours were broken. */
    @Test
    void a_header_and_a_recipient_too_many_are_seen() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            OutputStream out = socket.getOutputStream();
            for (String line : List.of("", "EHLO broadcast.example", "MAIL FROM:<news@rivertown.example>",
                    "RCPT TO:<elli@town.example>", "RCPT TO:<evil@evil.example>", "DATA",
                    "To: elli@town.example\r\nSubject: Water\r\nX-Evil: 1\r\n\r\nHello\r\n.")) {
                if (!line.isEmpty())
                    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().read(new byte[4096]);
            }
        }
        Eventually.holds("it is in the spool", () -> relay.spool().size() == 1);
        Exim.Spooled mail = relay.spool().getFirst();
        assertEquals(List.of("elli@town.example", "evil@evil.example"), mail.recipients());
        assertEquals("1", mail.value("X-Evil"));
        assertNotEquals(HEADERS, Injection.headers(mail.names()));
    }
}
