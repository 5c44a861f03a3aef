package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.broadcast.delivery.Approvals;
import org.tourniquet.broadcast.delivery.Outcome;
import org.tourniquet.local.law.Eventually;

/** Connections to a relay: what they cost when it is sick, and that no mail is lost, doubled or called what it is not. */
class SmtpTransportTest {
    private final TellingRelay relay = TellingRelay.open();
    private final Senders senders = new Senders();

    @AfterEach
    void end() throws IOException {
        senders.close();
        relay.close();
    }

    private static Outcome send(EmailSender sender) {
        return Senders.send(sender, "elli@town.example");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void many_mails_go_over_one_connection(boolean pipelining) {
        senders.pipelining = pipelining;
        EmailSender sender = senders.to(relay.port());
        for (int mail = 0; mail < 20; mail++)
            assertInstanceOf(Outcome.Accepted.class, send(sender));
        assertEquals(20, relay.taken.size());
        assertEquals(1, relay.connections.get());
        assertFalse(relay.commands.contains("RSET"), "nothing is taken back that has come to its end");
    }

    @Test
    void what_is_sent_is_what_is_previewed_byte_for_byte() {
        EmailSender sender = senders.to(relay.port());
        var mail = Approvals.mail("elli@town.example", "Vesi nousee: älä mene ulos, odota ohjeita ja pysy ylhäällä", false);
        assertInstanceOf(Outcome.Accepted.class, Senders.send(sender, mail));
        assertEquals(still(sender.source(mail)), still(relay.taken.getFirst().text()));
    }

    /** Date and boundary are drawn anew each time. */
    private static String still(String source) {
        return source.replaceAll("(?m)^Date: .*$", "Date").replaceAll("=--[\\w.\\-]+", "boundary");
    }

    @Test
    void a_connection_goes_after_five_hundred_mails() {
        EmailSender sender = senders.to(relay.port());
        for (int mail = 0; mail < 501; mail++)
            assertInstanceOf(Outcome.Accepted.class, send(sender));
        assertEquals(2, relay.connections.get());
    }

    @ParameterizedTest
    @ValueSource(strings = { "22\u00010 here", "220\u0001 here", "220-welcome\r\n\u0001220-to\r\n220 us", "220" })
    void a_greeting_may_come_in_pieces_and_in_many_lines(String greeting) {
        relay.answers(TellingRelay.GREETING, greeting);
        assertInstanceOf(Outcome.Accepted.class, send(senders.to(relay.port())));
    }

    @Test
    void an_answer_that_is_longer_than_any_is_not_read_to_its_end() {
        EmailSender sender = senders.to(relay.port());
        relay.answers(TellingRelay.GREETING, "220 " + "x".repeat(100_000));
        assertInstanceOf(Outcome.Down.class, send(sender));
        relay.answers("EHLO", "250-x\r\n".repeat(100_000) + "250 x");
        assertInstanceOf(Outcome.Down.class, send(sender));
        relay.answers(TellingRelay.END, "250-x\r\n".repeat(100_000) + "250 x");
        assertInstanceOf(Outcome.Unclear.class, send(sender));
        assertEquals(5, sender.pool().free());
    }

    @ParameterizedTest
    @ValueSource(strings = { TellingRelay.CLOSES, "421 4.3.0 cannot" })
    void a_recipient_at_whom_the_relay_hangs_up_costs_nobody_else_a_mail(String said) {
        EmailSender sender = senders.to(relay.port());
        relay.says = command -> command.startsWith("RCPT TO:<POISON") || command.startsWith("RCPT TO:<poison") ? said : null;
        for (int round = 0; round < 10; round++) {
            assertInstanceOf(Outcome.BrokenOff.class, Senders.send(sender, "poison@town.example"));
            assertInstanceOf(Outcome.Accepted.class, send(sender));
        }
        assertEquals(10, relay.taken.size());
    }

    @Test
    void a_relay_that_does_not_know_ehlo_is_greeted_plainly() {
        relay.answers("EHLO", "502 5.5.1 what?");
        assertInstanceOf(Outcome.Accepted.class, send(senders.to(relay.port())));
        assertTrue(relay.commands.contains("HELO broadcast.example"));
    }

    @Test
    void a_relay_that_never_closes_after_quit_holds_no_place() {
        senders.keep = false;
        senders.patience = Duration.ofSeconds(30);
        EmailSender sender = senders.to(relay.port());
        relay.says = said -> said.equals("QUIT") ? TellingRelay.MUTE : said.startsWith("RCPT") ? "550 5.7.1 nobody" : null;
        for (int mail = 0; mail < 40; mail++)
            assertInstanceOf(Outcome.Refused.class, send(sender));
        assertEquals(40, relay.connections.get());
        assertEquals(5, sender.pool().free());
    }

    @Test
    void a_thousand_mute_connections_cost_no_place() throws Exception {
        senders.connections = 200;
        senders.patience = Duration.ofMillis(600);
        EmailSender sender = senders.to(relay.port());
        relay.answers(TellingRelay.GREETING, TellingRelay.MUTE);
        List<Outcome> outcomes = new CopyOnWriteArrayList<>();
        for (int round = 0; round < 5; round++) {
            List<Thread> many = new ArrayList<>();
            for (int mail = 0; mail < 200; mail++)
                many.add(Thread.startVirtualThread(() -> outcomes.add(send(sender))));
            for (Thread one : many)
                one.join();
        }
        assertEquals(1_000, outcomes.stream().filter(Outcome.Down.class::isInstance).count(), outcomes.toString());
        assertEquals(200, sender.pool().free());
        relay.says = _ -> null;
        senders.patience = Duration.ofSeconds(20);
        assertInstanceOf(Outcome.Accepted.class, send(sender));
    }

    @Test
    void never_more_connections_than_the_account_may_have() throws Exception {
        senders.connections = 7;
        EmailSender sender = senders.to(relay.port());
        Semaphore go = new Semaphore(0);
        relay.says = said -> {
            if (said.equals(TellingRelay.END))
                go.acquireUninterruptibly();
            return null;
        };
        List<Thread> many = new ArrayList<>();
        for (int mail = 0; mail < 50; mail++)
            many.add(Thread.startVirtualThread(() -> send(sender)));
        Eventually.holds("seven mails wait for their answer", () -> go.getQueueLength() == 7);
        go.release(1_000);
        for (Thread one : many)
            one.join();
        assertEquals(50, relay.taken.size());
        assertEquals(7, relay.connections.get());
    }

    @Test
    void who_finds_no_place_in_its_time_waits_with_the_account() {
        EmailSender sender = senders.to(relay.port());
        relay.answers(TellingRelay.END, TellingRelay.MUTE);
        for (int mail = 0; mail < 5; mail++)
            Thread.startVirtualThread(() -> send(sender));
        Eventually.holds("all places are taken", () -> sender.pool().free() == 0);
        senders.patience = Duration.ofMillis(200);
        assertTrue(assertInstanceOf(Outcome.TryLater.class, send(sender)).account());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = { "-,-", "MAIL,CLOSES", "MAIL,421 4.4.2 idle too long", "MAIL,MUTE" })
    void a_kept_connection_that_has_died_costs_the_next_mail_nothing(String command, String answer) throws Exception {
        EmailSender sender = senders.to(relay.port());
        assertInstanceOf(Outcome.Accepted.class, send(sender));
        if (command == null)
            relay.dropAll();
        else
            relay.says = said -> relay.connections.get() == 1 && said.startsWith(command) ? answer : null;
        senders.patience = Duration.ofSeconds(4);
        assertInstanceOf(Outcome.Accepted.class, send(sender));
        assertEquals(2, relay.taken.size());
        assertEquals(2, relay.connections.get());
        assertEquals(5, sender.pool().free());
    }

    @Test
    void a_relay_that_says_farewell_to_an_idle_connection_is_understood() {
        EmailSender sender = senders.to(relay.port());
        relay.answers(TellingRelay.END, "250 taken\r\n421 4.4.2 I close what is idle");
        assertInstanceOf(Outcome.Accepted.class, send(sender));
        relay.says = _ -> null;
        assertInstanceOf(Outcome.Accepted.class, send(sender));
        assertEquals(2, relay.taken.size());
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void one_refused_recipient_is_nobody_elses_trouble(boolean pipelining) {
        senders.pipelining = pipelining;
        EmailSender sender = senders.to(relay.port());
        relay.says = said -> said.contains("nobody@") ? "550 5.1.1 no such user" : null;
        assertInstanceOf(Outcome.Accepted.class, Senders.send(sender, "elli@town.example"));
        assertTrue(assertInstanceOf(Outcome.NoSuchAddress.class, Senders.send(sender, "nobody@town.example")).reason()
                .contains("550 5.1.1 no such user"));
        assertInstanceOf(Outcome.Accepted.class, Senders.send(sender, "onni@town.example"));
        assertEquals(List.of(List.of("RCPT TO:<elli@town.example>"), List.of("RCPT TO:<onni@town.example>")),
                relay.taken.stream().map(TellingRelay.Taken::recipients).toList());
        assertEquals(1, relay.connections.get());
    }

    @Test
    void a_relay_that_waits_for_a_mail_it_refused_gets_no_empty_one() {
        EmailSender sender = senders.to(relay.port());
        relay.says = said -> said.startsWith("MAIL") ? "550 5.7.1 not from you"
                : said.startsWith("RCPT") ? "250 ok"
                        : said.equals("DATA") ? "354 go on" : null;
        assertInstanceOf(Outcome.Refused.class, send(sender));
        relay.says = _ -> null;
        assertInstanceOf(Outcome.Accepted.class, send(sender));
        assertEquals(1, relay.taken.size());
        assertEquals(2, relay.connections.get());
    }

    @Test
    void a_relay_that_stops_reading_is_cut_off() {
        relay.readsMails = false;
        senders.patience = Duration.ofMillis(800);
        EmailSender sender = senders.to(relay.port());
        var small = Approvals.mail("elli@town.example", "Big", false);
        var big = new org.tourniquet.broadcast.delivery.Envelope(small.delivery(), small.attempt(), small.to(), "en", "Big",
                "The river rises.\n".repeat(2_000_000), "<p>Big</p>", null, small.validFor(), false);
        long began = System.nanoTime();
        assertInstanceOf(Outcome.Unclear.class, Senders.send(sender, big));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 30);
        assertEquals(5, sender.pool().free());
    }

    @Test
    void a_host_without_a_name_or_a_door_is_down() throws IOException {
        int port = relay.port();
        relay.close();
        assertInstanceOf(Outcome.Down.class, send(senders.to(port)));
        senders.host = "no-such-host.invalid";
        assertInstanceOf(Outcome.Down.class, send(senders.to(port)));
    }

    @Test
    void mails_beyond_ascii_are_named_so_where_the_relay_wants_to_know() throws IOException {
        SmtpPool pool = new SmtpPool(senders.settings(relay.port()), 1);
        byte[] bytes = "Subject: x\r\n\r\näöü\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (SmtpDeadline deadline = senders.deadline()) {
            pool.hand(new SmtpMail("a@town.example", "b@town.example", bytes), deadline);
        }
        assertTrue(relay.commands.contains("MAIL FROM:<a@town.example> SIZE=" + bytes.length + " BODY=8BITMIME"));
        assertArrayEquals(bytes, relay.taken.getFirst().bytes());
    }
}
