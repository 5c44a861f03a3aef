package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.delivery.Approvals;
import org.tourniquet.broadcast.delivery.Envelope;
import org.tourniquet.broadcast.delivery.Outcome;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;

/** One mail, one honest outcome within a bound of time, whatever the relay does. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(value = EmailSenderTest.SecondRelay.class, restrictToAnnotatedClass = true)
class EmailSenderTest {
    private static final Duration BOUND = Duration.ofSeconds(15);

    @Inject
    MailRelays relays;

    /** The second relay is the sick one. */
    public static class SecondRelay implements QuarkusTestResourceLifecycleManager {
        static SickRelay relay;

        @Override
        public Map<String, String> start() {
            try {
                relay = new SickRelay();
                return Map.of("tourniquet.mail.second", "localhost", "quarkus.mailer.second.host", "localhost",
                        "quarkus.mailer.second.port", String.valueOf(relay.port()), "quarkus.mailer.second.keep-alive", "false",
                        "tourniquet.mail.patience", "2s");
            } catch (IOException noPort) {
                throw new UncheckedIOException(noPort);
            }
        }

        @Override
        public void stop() {
            relay.close();
        }
    }

    private Outcome send(SickRelay.Mood mood) {
        SecondRelay.relay.mood = mood;
        Envelope mail = Approvals.mail("elli@town.example", "The river rises", false);
        long began = System.nanoTime();
        Outcome outcome = relays.senders().getLast().send(mail, Approvals.of(mail));
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        assertTrue(took.compareTo(BOUND) < 0, mood + " took " + took);
        return outcome;
    }

    @Test
    void there_are_two_and_each_has_its_own_limits() {
        assertEquals(List.of("mail", "mail-2"), relays.senders().stream().map(EmailSender::name).toList());
    }

    @ParameterizedTest
    @EnumSource(names = { "MUTE", "CLOSED_AT_ONCE", "DRIPS", "DIES_IN_THE_MIDDLE", "DIES_AFTER_THE_END", "MUTE_AFTER_THE_END",
            "NONSENSE" })
    void what_is_neither_yes_nor_no_is_never_called_either(SickRelay.Mood mood) {
        Outcome outcome = send(mood);
        boolean endWasOnItsWay = mood == SickRelay.Mood.DIES_AFTER_THE_END || mood == SickRelay.Mood.MUTE_AFTER_THE_END;
        boolean hadLetUsIn = mood == SickRelay.Mood.DIES_IN_THE_MIDDLE;
        assertEquals(endWasOnItsWay ? Outcome.Unclear.class : hadLetUsIn ? Outcome.BrokenOff.class : Outcome.Down.class,
                outcome.getClass(), mood.toString());
    }

    @ParameterizedTest
    @EnumSource(names = { "NO_MORE_TODAY", "NOT_LET_IN" })
    void a_relay_that_closes_its_house_has_taken_nothing(SickRelay.Mood mood) {
        Outcome.Down down = assertInstanceOf(Outcome.Down.class, send(mood));
        assertEquals(mood == SickRelay.Mood.NOT_LET_IN, down.personNeeded());
    }

    @Test
    void a_relay_that_closes_at_the_recipient_may_mean_the_recipient() {
        assertInstanceOf(Outcome.BrokenOff.class, send(SickRelay.Mood.CLOSED_AT_THE_RECIPIENT));
    }

    @Test
    void what_it_says_about_one_mail_is_about_that_mail() {
        assertTrue(assertInstanceOf(Outcome.NoSuchAddress.class, send(SickRelay.Mood.REFUSED)).reason().contains("550 5.1.1"));
        assertTrue(!assertInstanceOf(Outcome.TryLater.class, send(SickRelay.Mood.LATER)).account());
        assertInstanceOf(Outcome.Accepted.class, send(SickRelay.Mood.WELL));
    }

    @Test
    void many_mute_connections_cost_no_place() throws Exception {
        List<Thread> many = java.util.stream.IntStream.range(0, 60)
                .mapToObj(_ -> Thread.startVirtualThread(() -> send(SickRelay.Mood.MUTE))).toList();
        for (Thread one : many)
            one.join();
        assertInstanceOf(Outcome.Accepted.class, send(SickRelay.Mood.WELL));
    }
}
