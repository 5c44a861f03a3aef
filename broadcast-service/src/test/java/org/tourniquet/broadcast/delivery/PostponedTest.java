package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Whom;

/** What waits for its wave or for the end of a night is told apart from what may leave. */
class PostponedTest {
    private final Town town = new Town("LIVE", "EVERY", "EMAIL", "SMS");

    private Later later() {
        return new Postponed(town.database).of(town.notice);
    }

    private void fanOut() {
        town.beginFanout();
        FanoutSlice slices = new FanoutSlice(town.database);
        boolean more = true;
        while (more)
            more = slices.next(town.notice, Whom.in(town.audience), 2);
    }

    @Test
    void of_five_people_in_waves_of_two_three_wait_and_it_is_known_until_when() {
        for (int one = 0; one < 5; one++)
            town.person("a@town.example", "+1202555010");
        town.run("insert into notice_waves (notice_id, people, minutes, by, at) values (?, 2, 30, 'manager', now())",
                town.notice);
        fanOut();
        Later later = later();
        assertEquals(Map.of(Medium.EMAIL, 3L, Medium.SMS, 3L), later.waiting());
        assertEquals(6, later.all());
        Instant began = town.one(Timestamp.class, "select started_at from fanout where notice_id = ?", town.notice).toInstant();
        assertEquals(Duration.ofMinutes(30), Duration.between(began, later.next()));
        assertEquals(Duration.ofMinutes(60), Duration.between(began, later.last()));
    }

    @Test
    void what_waits_for_its_next_try_is_no_wave() {
        town.person("a@town.example");
        fanOut();
        town.run("update delivery set attempts = 1, due_at = now() + interval '1 minute' where notice_id = ?", town.notice);
        assertEquals(Later.NOTHING, later());
        assertNull(later().last());
    }
}
