package org.tourniquet.directory.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import org.tourniquet.directory.channel.Condition;
import org.tourniquet.directory.reliability.ProofChart.Box;
import org.tourniquet.directory.reliability.ProofChart.Stood;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProofChartTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Property(tries = 300)
    void everything_is_drawn_within_the_picture(@ForAll("days") List<ChannelCheck.Day> days,
            @ForAll("stood") List<Stood> stood) {
        for (Box box : ProofChart.of(days, stood, HELSINKI, NOW).boxes()) {
            assertTrue(box.x() >= 0 && box.x() + box.width() <= ProofChart.WIDTH + 0.1, box.toString());
            assertTrue(box.y() >= 0 && box.y() + box.height() <= ProofChart.HEIGHT + 0.1, box.toString());
        }
    }

    @Property(tries = 300)
    void no_day_with_a_test_is_missing_from_the_table(@ForAll("days") List<ChannelCheck.Day> days,
            @ForAll("stood") List<Stood> stood) {
        ProofChart chart = ProofChart.of(days, stood, HELSINKI, NOW);
        assertEquals(days.stream().mapToLong(ChannelCheck.Day::failed).sum(),
                chart.rows().stream().mapToLong(ProofChart.Row::failed).sum());
        assertEquals(days.stream().mapToLong(ChannelCheck.Day::answered).sum(),
                chart.rows().stream().mapToLong(ProofChart.Row::answered).sum());
    }

    @Example
    void a_bad_hour_is_seen_as_a_band_and_as_the_worst_of_its_day() {
        Instant broke = Instant.parse("2026-11-20T10:00:00Z");
        ProofChart chart = ProofChart.of(List.of(new ChannelCheck.Day(LocalDate.of(2026, 11, 20), 3, 2, 0, 40_000L)),
                List.of(new Stood(NOW.minus(Duration.ofDays(200)), Condition.WORKS), new Stood(broke, Condition.DOWN),
                        new Stood(broke.plusSeconds(3600), Condition.WORKS)),
                HELSINKI, NOW);
        assertEquals(List.of("good", "red", "good", "neutral", "good", "red"),
                chart.boxes().stream().map(Box::tone).toList());
        assertEquals(0, chart.boxes().getFirst().x());
        assertEquals(List.of("Works", "Down", "Works"), chart.rows().stream().map(ProofChart.Row::stood).toList());
        assertEquals("In 90 days 3 tests answered, 2 failed; the slowest answer took 40 s", chart.summary());
    }

    @Example
    void a_channel_that_nobody_ever_tried_has_nothing_to_draw() {
        assertTrue(ProofChart.of(List.of(), List.of(), HELSINKI, NOW).isEmpty());
    }

    @Provide
    Arbitrary<List<ChannelCheck.Day>> days() {
        Arbitrary<Integer> few = Arbitraries.integers().between(0, 5);
        return Combinators.combine(Arbitraries.integers().between(0, ProofChart.DAYS - 1), few, few, few,
                Arbitraries.longs().between(0, 86_400_000).injectNull(0.3))
                .as((back, answered, failed, not, slowest) -> new ChannelCheck.Day(
                        LocalDate.ofInstant(NOW, HELSINKI).minusDays(back), answered, failed, not, slowest))
                .list().uniqueElements(ChannelCheck.Day::day).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Stood>> stood() {
        return Combinators.combine(Arbitraries.integers().between(0, 40_000), Arbitraries.of(Condition.values()))
                .as((minutes, condition) -> new Stood(NOW.minus(Duration.ofMinutes(minutes * 4L)), condition)).list()
                .ofMaxSize(8)
                .map(all -> {
                    List<Stood> ordered = new ArrayList<>(all);
                    ordered.sort(java.util.Comparator.comparing(Stood::from));
                    return ordered;
                });
    }
}
