package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Medium;

/** The rules that need no database: when to try again, what an outcome leads to, which lane is taken. */
class RulesTest {
    private final RetrySchedule schedule = new RetrySchedule(List.of(Duration.ofSeconds(2), Duration.ofSeconds(8)),
            new Random(7));

    @Test
    void pauses_grow_and_differ_and_end() {
        for (int round = 0; round < 100; round++) {
            Duration first = schedule.after(1, null, Duration.ofHours(1)).orElseThrow();
            assertTrue(first.toMillis() >= 1600 && first.toMillis() <= 2400, first.toString());
            Duration second = schedule.after(2, null, Duration.ofHours(1)).orElseThrow();
            assertTrue(second.toMillis() >= 6400 && second.toMillis() <= 9600, second.toString());
        }
        assertEquals(Optional.empty(), schedule.after(3, null, Duration.ofHours(1)));
    }

    @Test
    void a_provider_is_never_asked_earlier_than_it_said_nor_after_the_words_have_expired() {
        assertEquals(Optional.of(Duration.ofMinutes(3)), schedule.after(1, Duration.ofMinutes(3), Duration.ofHours(1)));
        assertEquals(Optional.empty(), schedule.after(1, Duration.ofMinutes(3), Duration.ofMinutes(2)));
        assertEquals(Optional.empty(), schedule.after(1, null, Duration.ofMillis(100)));
    }

    @Test
    void what_happens_next_follows_from_the_type_of_the_outcome() {
        assertEquals(DeliveryState.ACCEPTED, settled(1, new Outcome.Accepted("SM1")).state());
        assertEquals(DeliveryState.FAILED, settled(1, new Outcome.Refused("no such mailbox")).state());
        assertEquals(DeliveryState.SUPPRESSED, settled(1, new Outcome.OptedOut()).state());
        assertEquals(DeliveryState.UNKNOWN, settled(1, new Outcome.Unclear("no answer")).state());
        assertEquals(DeliveryState.QUEUED, settled(1, Outcome.TryLater.message("greylisted")).state());
        assertEquals(DeliveryState.FAILED, settled(3, Outcome.TryLater.message("greylisted")).state());
    }

    @Test
    void the_accounts_trouble_costs_a_message_none_of_its_tries() {
        Settled settled = settled(3, Outcome.TryLater.account("the mail server cannot be reached", Duration.ofSeconds(4)));
        assertEquals(DeliveryState.QUEUED, settled.state());
        assertTrue(settled.untouched());
        assertEquals(Duration.ofSeconds(4), settled.pause());
        assertTrue(settled(3, new Outcome.Down("not there", false)).untouched());
    }

    @Test
    void what_broke_off_in_its_middle_is_not_tried_for_ever() {
        Settled again = settled(1, new Outcome.BrokenOff("the connection was lost"));
        assertEquals(DeliveryState.QUEUED, again.state());
        assertFalse(again.untouched());
        assertEquals(DeliveryState.FAILED, settled(3, new Outcome.BrokenOff("the connection was lost")).state());
    }

    @Test
    void few_people_are_urgent_many_are_not_and_a_drill_is_neither() {
        assertEquals(Lane.URGENT, Lane.of(true, 100));
        assertEquals(Lane.BULK, Lane.of(true, 101));
        assertEquals(Lane.REHEARSAL, Lane.of(false, 1));
    }

    private Settled settled(int attempts, Outcome outcome) {
        Errand errand = new Errand(UUID.randomUUID(), UUID.randomUUID(), null, Medium.EMAIL, UUID.randomUUID(), null, false,
                "a@town.example", null);
        return Settled.of(new Claim.Claimed(errand, attempts, System.nanoTime(), Duration.ofHours(1)), outcome, schedule);
    }
}
