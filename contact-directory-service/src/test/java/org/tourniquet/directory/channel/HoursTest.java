package org.tourniquet.directory.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import net.jqwik.api.constraints.IntRange;

class HoursTest {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final List<ZoneId> ZONES = List.of(HELSINKI, ZoneId.of("America/New_York"),
            ZoneId.of("Australia/Lord_Howe"), ZoneId.of("America/Santiago"), ZoneId.of("Africa/Cairo"));
    // four days around each change of the clock: Helsinki and New York in spring and autumn, Lord Howe by half an hour,
    // Santiago and Cairo at midnight, where a day begins at one o'clock or has two last hours
    private static final List<LocalDate> STARTS = List.of(LocalDate.of(2026, 3, 27), LocalDate.of(2026, 10, 23),
            LocalDate.of(2026, 3, 6), LocalDate.of(2026, 10, 30), LocalDate.of(2026, 4, 3), LocalDate.of(2026, 10, 2),
            LocalDate.of(2026, 9, 4), LocalDate.of(2026, 4, 22), LocalDate.of(2026, 10, 28), LocalDate.of(2026, 12, 30));

    /** Holidays of a made-up country: equal when their dates are. */
    private record Made(Set<LocalDate> dates) implements PublicHolidays {
        @Override
        public boolean include(LocalDate date) {
            return dates.contains(date);
        }
    }

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
            if (ruleOf(day, hours).stream().anyMatch(span -> span.from() <= minute && minute < span.to()))
                return true;
        }
        return false;
    }

    /** Said once more in the plainest way: the date, else the day of every year, else the holiday, else the weekday. */
    private static List<Span> ruleOf(LocalDate day, Hours hours) {
        if (hours.exceptions().containsKey(day))
            return hours.exceptions().get(day);
        if (hours.yearly().containsKey(MonthDay.from(day)))
            return hours.yearly().get(MonthDay.from(day));
        if (hours.holidays().isPresent() && ((Made) hours.calendar()).dates().contains(day))
            return hours.holidays().get();
        return hours.week().get(day.getDayOfWeek());
    }

    @Property(tries = 100)
    void a_range_of_two_years_says_what_its_halves_say(@ForAll("hours") Hours hours, @ForAll("starts") LocalDate start,
            @ForAll @IntRange(min = 1, max = 1_000_000) int minute) {
        Instant from = start.minusDays(300).atStartOfDay(hours.zone()).toInstant();
        Instant cut = from.plus(minute, ChronoUnit.MINUTES);
        Instant to = from.plus(732, ChronoUnit.DAYS);
        long whole = minutes(hours.intervals(from, to));
        assertEquals(whole, minutes(hours.intervals(from, cut)) + minutes(hours.intervals(cut, to)));
    }

    private static long minutes(List<Interval> intervals) {
        return intervals.stream().mapToLong(each -> ChronoUnit.MINUTES.between(each.from(), each.to())).sum();
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
            assertEquals(hours, HoursText.parse(HoursText.print(hours), hours.zone(), hours.calendar()));
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
    void what_comes_every_year_goes_before_a_holiday_and_after_a_date() {
        Hours hours = HoursText.parse("Mo-Su 08:00-18:00; PH off; Dec 25-26 10:00-12:00; 2027 Dec 25 off", HELSINKI,
                KeptHolidays.of("FI", null));
        for (String year : List.of("2026", "2031"))
            assertTrue(hours.openAt(Instant.parse(year + "-12-25T09:00:00Z")), year);
        assertFalse(hours.openAt(Instant.parse("2027-12-25T09:00:00Z")));
        assertTrue(hours.openAt(Instant.parse("2027-12-26T09:00:00Z")));
        assertFalse(hours.openAt(Instant.parse("2026-12-26T07:00:00Z")));
    }

    @Example
    void a_holiday_of_the_country_is_kept_and_a_date_goes_before_it() {
        Hours hours = HoursText.parse("Mo-Su 08:00-18:00; PH off; 2026 Dec 25 10:00-12:00", HELSINKI,
                KeptHolidays.of("FI", null));
        assertFalse(hours.openAt(Instant.parse("2026-12-06T09:00:00Z")), "Independence Day");
        assertTrue(hours.openAt(Instant.parse("2026-12-07T09:00:00Z")));
        assertTrue(hours.openAt(Instant.parse("2026-12-25T09:00:00Z")), "the date says more than the holiday");
        assertEquals(Optional.of(Instant.parse("2026-12-27T06:00:00Z")),
                hours.nextChange(Instant.parse("2026-12-25T10:00:00Z")));
    }

    @Example
    void a_region_has_holidays_of_its_own() {
        LocalDate epiphany = LocalDate.of(2027, 1, 6);
        assertTrue(KeptHolidays.of("DE", "BY").include(epiphany));
        assertTrue(KeptHolidays.of("DE", "DE-BY").include(epiphany));
        assertFalse(KeptHolidays.of("DE", "BE").include(epiphany));
        assertFalse(KeptHolidays.of("ZZ", null).include(epiphany));
        assertFalse(KeptHolidays.of("FI", null).include(LocalDate.of(9999, 1, 6)));
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
        Arbitrary<TreeMap<MonthDay, List<Span>>> yearly = Combinators
                .combine(Arbitraries.of(STARTS), Arbitraries.integers().between(0, 4), spans)
                .as((start, days, open) -> Map.entry(MonthDay.from(start.plusDays(days)), open)).list().ofMaxSize(2)
                .map(entries -> {
                    TreeMap<MonthDay, List<Span>> dates = new TreeMap<>();
                    entries.forEach(entry -> dates.put(entry.getKey(), entry.getValue()));
                    return dates;
                });
        Arbitrary<PublicHolidays> calendar = Combinators
                .combine(Arbitraries.of(STARTS), Arbitraries.integers().between(0, 4))
                .as((start, days) -> start.plusDays(days)).set().ofMaxSize(4).map(Made::new);
        Arbitrary<Optional<List<Span>>> holidays = spans.optional(0.7);
        return Combinators.combine(Arbitraries.of(ZONES), week, holidays, calendar, yearly, exceptions).as(Hours::new);
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
