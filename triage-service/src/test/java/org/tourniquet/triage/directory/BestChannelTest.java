package org.tourniquet.triage.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

class BestChannelTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static ChannelChanged channel(String name, String kind, String need, String state, int openFrom, int openTo) {
        return new ChannelChanged(UUID.nameUUIDFromBytes(name.getBytes()), 1, false, kind, Map.of("en", name),
                Map.of("en", "+12025550111"), List.of(need), List.of("en"), "UTC", true, state, 120, Map.of(need, 1),
                NOW.plus(Duration.ofDays(35)), List.of(new ChannelChanged.Interval(NOW.plus(Duration.ofHours(openFrom)),
                        NOW.plus(Duration.ofHours(openTo)))),
                NOW);
    }

    private static List<Door> best(String need, boolean noVoice, ChannelChanged... channels) {
        return BestChannel.choose(Stream.of(channels), need, "en", noVoice, NOW);
    }

    @Test
    void an_open_channel_for_the_need_comes_first_and_says_until_when() {
        var doors = best("technical", false, channel("Chat", "CHAT", "technical", "OPEN", -1, 5),
                channel("Desk", "DESK", "crisis", "OPEN", -1, 5));
        assertEquals(List.of("Chat"), doors.stream().map(Door::name).toList());
        assertEquals(NOW.plus(Duration.ofHours(5)), doors.getFirst().openUntil());
    }

    @Test
    void when_all_are_shut_the_next_to_open_comes_first() {
        var doors = best("technical", false, channel("Late", "CHAT", "technical", "CLOSED", 8, 9),
                channel("Soon", "CHAT", "technical", "CLOSED", 2, 9));
        assertEquals(List.of("Soon", "Late"), doors.stream().map(Door::name).toList());
        assertFalse(doors.getFirst().open());
        assertEquals(NOW.plus(Duration.ofHours(2)), doors.getFirst().opensAt());
    }

    @Test
    void who_cannot_talk_is_never_led_to_a_phone() {
        var doors = best("crisis", true, channel("Hotline", "PHONE", "crisis", "OPEN", -1, 900),
                channel("Text", "TEXT", "coverage", "OPEN", -1, 900));
        assertEquals(List.of("Text"), doors.stream().map(Door::name).toList());
    }

    @Test
    void a_dead_or_retired_channel_is_not_offered_and_an_overloaded_one_comes_last() {
        var doors = best("crisis", false, channel("Dead", "PHONE", "crisis", "DOWN", -1, 5),
                channel("Full", "PHONE", "crisis", "OVERLOADED", -1, 5), channel("Free", "DESK", "crisis", "OPEN", -1, 5));
        assertEquals(List.of("Free", "Full"), doors.stream().map(Door::name).toList());
    }

    @Test
    void hours_beyond_the_horizon_are_unknown_not_invented() {
        var stale = new ChannelChanged(UUID.randomUUID(), 1, false, "CHAT", Map.of("en", "Chat"), Map.of(),
                List.of("technical"),
                List.of(), "UTC", true, "OPEN", null, Map.of(), NOW.minusSeconds(1), List.of(), NOW);
        var door = best("technical", false, stale).getFirst();
        assertFalse(door.hoursKnown());
        assertFalse(door.open());
    }

    @Test
    void only_what_a_browser_may_follow_becomes_a_link() {
        var evil = new ChannelChanged(UUID.randomUUID(), 1, false, "PORTAL", Map.of("en", "Portal"),
                Map.of("en", "javascript:alert(1)"), List.of("x"), List.of(), "UTC", true, "OPEN", null, Map.of(), null,
                List.of(), NOW);
        assertNull(best("x", false, evil).getFirst().href());
        assertTrue(best("x", false, channel("Phone", "PHONE", "x", "OPEN", -1, 1)).getFirst().href().startsWith("tel:"));
    }
}
