package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;

/** A big notice is paused and goes on again and again, and what few wait for passes it. */
class PauseJourney {
    private static final int PRESSES = 10;
    private static final Duration RUN = Duration.ofMillis(250);
    private static final Duration LISTEN = Duration.ofMillis(1_500);
    /** From the press to the last message: what is held is the answer to the press, the mail in flight and its way. */
    private static final Duration SILENT = Duration.ofSeconds(1);
    private static final Duration PASSES = Duration.ofSeconds(5);

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void a_pause_is_silence_at_once_and_costs_nobody_a_message() {
        SentNotice notice = SentNotice.submitted(Crowd.of("paused", 417, 3_500), "EMAIL", "SMS");
        int before = BadDays.journals().count();
        notice.approve();
        Eventually.within(Duration.ofSeconds(60), "it goes", () -> BadDays.journals().count() - before > 100);
        List<Instant> pressed = new ArrayList<>();
        List<Instant> resumed = new ArrayList<>();
        for (int press = 0; press < PRESSES; press++) {
            pressed.add(Instant.now());
            SentNotice.manager().post(notice.path("/pause"));
            Eventually.pause(LISTEN);
            resumed.add(Instant.now());
            SentNotice.manager().post(notice.path("/resume"));
            Eventually.pause(RUN);
        }
        notice.completesWithin(Duration.ofSeconds(120));
        notice.ledger().mustHold();
        List<Instant> arrivals = notice.arrivals();
        List<Long> millis = new ArrayList<>();
        for (int press = 0; press < PRESSES; press++) {
            Instant from = pressed.get(press);
            Instant until = resumed.get(press);
            millis.add(arrivals.stream().filter(at -> at.isAfter(from) && at.isBefore(until))
                    .mapToLong(at -> Duration.between(from, at).toMillis()).max().orElse(0));
        }
        Collections.sort(millis);
        System.out.printf(
                "paused %d times: from the press to the last message %d ms in the middle, %d ms at most; none doubled%n",
                PRESSES, millis.get(PRESSES / 2), millis.getLast());
        assertTrue(millis.getLast() <= SILENT.toMillis(), millis.toString());
    }

    @Test
    void what_one_person_waits_for_passes_a_notice_to_thousands() {
        SentNotice one = SentNotice.submitted(Crowd.of("alone", 418, 1), "EMAIL", "SMS");
        Instant alone = Instant.now();
        one.approve();
        Eventually.within(Duration.ofSeconds(20), "both are there", () -> one.arrivals().size() == 2);
        long without = Duration.between(alone, Instant.now()).toMillis();

        SentNotice big = SentNotice.submitted(Crowd.of("crowd", 419, 4_000), "EMAIL", "SMS");
        SentNotice urgent = SentNotice.submitted(Crowd.of("urgent", 423, 1), "EMAIL", "SMS");
        int before = BadDays.journals().count();
        big.approve();
        Eventually.within(Duration.ofSeconds(60), "the big one goes", () -> BadDays.journals().count() - before > 400);
        Instant asked = Instant.now();
        urgent.approve();
        Duration took = Eventually.within(Duration.ofSeconds(20), "the one person has both",
                () -> urgent.progress().get("complete").asBoolean());
        int waiting = big.left();
        Instant last = urgent.arrivals().stream().max(Instant::compareTo).orElseThrow();
        System.out.printf("one person: %d ms without, %d ms beside a notice of which %d people still waited%n", without,
                Duration.between(asked, last).toMillis(), waiting);
        assertTrue(waiting > 1_000, "the big one was nearly through: " + waiting);
        assertTrue(Duration.between(asked, last).compareTo(PASSES) < 0, "passed after " + took);
        big.completesWithin(Duration.ofSeconds(120));
        big.ledger().mustHold();
        assertEquals(2, urgent.arrivals().size());
    }
}
