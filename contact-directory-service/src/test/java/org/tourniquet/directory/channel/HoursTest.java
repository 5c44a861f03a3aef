package org.tourniquet.directory.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.tourniquet.directory.channel.Hours.Interval;
import org.tourniquet.directory.channel.Hours.Span;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HoursTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final List<ZoneId> ZONES = List.of(HELSINKI, ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"));
    // four days around each change of the clock: Helsinki and New York in spring and autumn, Lord Howe by half an hour
    private static final List<LocalDate> STARTS = List.of(LocalDate.of(2026, 3, 27), LocalDate.of(2026, 10, 23),
            LocalDate.of(2026, 3, 6), LocalDate.of(2026, 10, 30), LocalDate.of(2026, 4, 3), LocalDate.of(2026, 10, 2),
            LocalDate.of(2026, 12, 30));

    @Property(tries = 300)
    void every_minute_is_open_exactly_when_the_clock_says_so(@ForAll("hours") Hours hours, @ForAll("starts") LocalDate start) {
        Instant from = start.atStartOfDay(hours.zone()).toInstant();
        Instant to = from.plus(4, ChronoUnit.DAYS);
        List<Interval> open = hours.intervals(from, to);
        LocalDateTime furthest = LocalDateTime.MIN;
        for (Instant minute = from.minus(3, ChronoUnit.HOURS); minute.isBefore(to); minute = minute.plusSeconds(60)) {
            // a clock that never goes back: in autumn it stands still until the hour has passed a second time
            LocalDateTime shown = minute.atZone(hours.zone()).toLocalDateTime();
            furthest = shown.isAfter(furthest) ? shown : furthest;
            if (minute.isBefore(from))
                continue;
            Instant now = minute;
            boolean expected = clockSaysOpen(hours, furthest);
            assertEquals(expected, open.stream().anyMatch(i -> !now.isBefore(i.from()) && now.isBefore(i.to())),
                    () -> HoursText.print(hours) + " in " + hours.zone() + " at " + now);
        }
    }

    private static boolean clockSaysOpen(Hours hours, LocalDateTime shown) {
        for (int back = 0; back <= 1; back++) {
            LocalDate day = shown.toLocalDate().minusDays(back);
            long minute = ChronoUnit.MINUTES.between(day.atStartOfDay(), shown);
            if (hours.on(day).stream().anyMatch(span -> span.from() <= minute && minute < span.to()))
                return true;
        }
        return false;
    }

    @Property(tries = 200)
    void the_next_change_is_where_open_turns_to_closed_or_back(@ForAll("hours") Hours hours,
            @ForAll("starts") LocalDate start) {
        Instant now = start.atTime(1, 30).atZone(hours.zone()).toInstant();
        boolean open = hours.openAt(now);
        Optional<Instant> change = hours.nextChange(now);
        Instant until = change.orElse(now.plus(30, ChronoUnit.DAYS));
        for (Instant minute = now; minute.isBefore(until); minute = minute.plusSeconds(1740))
            assertEquals(open, hours.openAt(minute));
        change.ifPresent(moment -> assertEquals(!open, hours.openAt(moment)));
    }

    @Property(tries = 500)
    void the_text_form_says_the_same(@ForAll("hours") Hours hours) {
        if (hours.overlaps().isEmpty())
            assertEquals(hours, HoursText.parse(HoursText.print(hours), hours.zone()));
    }

    @Example
    void day_and_night_never_changes() {
        Hours hours = Hours.always(HELSINKI);
        assertTrue(hours.always());
        assertEquals(Optional.empty(), hours.nextChange(Instant.parse("2026-11-22T10:00:00Z")));
        assertEquals(1, hours.intervals(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z")).size());
    }

    @Example
    void a_desk_that_is_shut_on_christmas_eve_opens_after_it() {
        Hours hours = HoursText.parse("Mo-Fr 08:00-18:00; 2026 Dec 24-25 off", HELSINKI);
        Instant eve = Instant.parse("2026-12-24T09:00:00Z");
        assertFalse(hours.openAt(eve));
        assertEquals(Optional.of(Instant.parse("2026-12-28T06:00:00Z")), hours.nextChange(eve));
    }

    @Example
    void the_night_before_a_closed_day_still_ends_in_its_morning() {
        Hours hours = HoursText.parse("Mo-Su 22:00-02:00; 2026 Nov 24 off", HELSINKI);
        assertTrue(hours.openAt(Instant.parse("2026-11-23T23:30:00Z")), "01:30 of the 24th belongs to the 23rd");
        assertFalse(hours.openAt(Instant.parse("2026-11-24T20:30:00Z")));
    }

    @Provide
    Arbitrary<LocalDate> starts() {
        return Arbitraries.of(STARTS);
    }

    @Provide
    Arbitrary<Hours> hours() {
        Arbitrary<List<Span>> spans = spans();
        Arbitrary<Map<DayOfWeek, List<Span>>> week = spans.list().ofSize(7).map(lists -> {
            Map<DayOfWeek, List<Span>> days = new HashMap<>();
            for (DayOfWeek day : DayOfWeek.values())
                days.put(day, lists.get(day.ordinal()));
            return days;
        });
        Arbitrary<TreeMap<LocalDate, List<Span>>> exceptions = Combinators
                .combine(Arbitraries.of(STARTS), Arbitraries.integers().between(0, 4), spans)
                .as((start, days, open) -> Map.entry(start.plusDays(days), open)).list().ofMaxSize(3).map(entries -> {
                    TreeMap<LocalDate, List<Span>> dates = new TreeMap<>();
                    entries.forEach(entry -> dates.put(entry.getKey(), entry.getValue()));
                    return dates;
                });
        return Combinators.combine(Arbitraries.of(ZONES), week, exceptions).as(Hours::new);
    }

    private static Arbitrary<List<Span>> spans() {
        Arbitrary<Integer> quarter = Arbitraries.integers().between(0, 95).map(q -> q * 15);
        Arbitrary<Span> span = Combinators.combine(quarter, Arbitraries.integers().between(1, 96))
                .as((from, quarters) -> new Span(from, from + quarters * 15));
        Arbitrary<List<Span>> some = span.list().ofMaxSize(3).map(ArrayList::new);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(5, some),
                net.jqwik.api.Tuple.of(1, Arbitraries.of(List.of(List.of(new Span(0, Hours.DAY))))));
    }
}
