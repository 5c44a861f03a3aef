package org.tourniquet.kit.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Languages;

/** What a drawing shows. */
class ChartTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void a_line_runs_from_the_first_to_the_last_moment_under_a_round_top() {
        Chart chart = Chart.lines("Accepted", series("a", 0, 37, 74));
        assertEquals(100, chart.getMost());
        assertEquals("M0.0 160.0L300.0 100.8L600.0 41.6", chart.line(chart.series().getFirst()));
        assertTrue(chart.area(chart.series().getFirst()).endsWith("L600.0 160.0L0.0 160.0Z"));
        assertEquals("a 74, at most 74", chart.getSummary());
    }

    @Test
    void the_table_behind_it_holds_every_number_and_leaves_gaps_open() {
        Chart chart = Chart.areas("Both", series("a", 1, 2), new Chart.Series("b", "live", List.of(new Chart.Point(NOON, 9))));
        assertEquals(List.of(1d, 9d), chart.getRows().getFirst().values());
        assertEquals(Arrays.asList(2d, null), chart.getRows().get(1).values());
    }

    @Test
    void nothing_and_nought_can_be_drawn() {
        assertTrue(Chart.lines("None").isEmpty());
        assertEquals(1, Chart.lines("Noughts", series("a", 0, 0)).getMost());
        assertEquals("M0.0 160.0", Chart.lines("One", series("a", 0)).line(series("a", 0)));
    }

    @Test
    void every_language_says_every_phrase() {
        for (String language : Languages.ALL) {
            for (String key : List.of("skip", "language", "again", "home", "today", "yesterday", "tomorrow", "not-found",
                    "database-down", "unexpected", "detail")) {
                assertTrue(Phrases.knows(key) && !Phrases.say(language, key).isBlank(), language + " " + key);
            }
        }
    }

    private static Chart.Series series(String name, double... values) {
        return new Chart.Series(name, "good", java.util.stream.IntStream.range(0, values.length)
                .mapToObj(i -> new Chart.Point(NOON.plusSeconds(60L * i), values[i])).toList());
    }
}
