package org.tourniquet.directory.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class WeekTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @Test
    void every_day_is_told_from_midnight_to_midnight() {
        Week week = Week.of(LocalDate.of(2026, 11, 25), HELSINKI, new Cover(List.of("lead"),
                List.of(new Hours(UUID.randomUUID(), Instant.parse("2026-11-23T20:00:00Z"),
                        Instant.parse("2026-11-24T04:00:00Z"),
                        List.of("manager", "lead")))));
        assertEquals(LocalDate.of(2026, 11, 23), week.monday());
        assertEquals(List.of("00:00–22:00 [lead] false", "22:00–24:00 [manager, lead] true"), told(week, 0));
        assertEquals(List.of("00:00–06:00 [manager, lead] true", "06:00–24:00 [lead] false"), told(week, 1));
        assertEquals(List.of("00:00–24:00 [lead] false"), told(week, 6));
    }

    @Test
    void the_night_in_which_the_clock_goes_back_is_told_once() {
        Week week = Week.of(LocalDate.of(2026, 10, 25), HELSINKI, new Cover(List.of(), List.of()));
        assertEquals(List.of("00:00–24:00 [] false"), told(week, 6));
    }

    private static List<String> told(Week week, int day) {
        return week.days().get(day).stretches().stream()
                .map(each -> each.times() + " " + each.people() + " " + each.shift()).toList();
    }
}
