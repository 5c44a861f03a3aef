package org.tourniquet.directory.channel;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * When a channel is open, by the clock of its own time zone: several intervals a day, past midnight too, with hours of their
 * own on public holidays (empty: the weekday's hold), on days of every year, and on dates, which go before everything.
 */
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Optional<List<Span>> holidays, PublicHolidays calendar,
        SortedMap<MonthDay, List<Span>> yearly, SortedMap<LocalDate, List<Span>> exceptions) {

    /** Minutes of a day by the clock. */
    public static final int DAY = 24 * 60;
    private static final Duration[] FAR = { Duration.ofDays(9), Duration.ofDays(60), Duration.ofDays(800) };

    /** From one minute of a day (0–1439) to another; beyond 1440 it goes on into the next day, for 24 hours at most. */
    public record Span(int from, int to) {
        public Span {
            if (from < 0 || from >= DAY || to <= from || to > from + DAY)
                throw new IllegalArgumentException("from " + from + " to " + to);
        }

        public boolean wholeDay() {
            return from == 0 && to == DAY;
        }
    }

    /** A stretch of real time in which the channel is open, the end not included. */
    public record Interval(Instant from, Instant to) {
    }

    public Hours {
        EnumMap<DayOfWeek, List<Span>> days = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values())
            days.put(day, sorted(week.getOrDefault(day, List.of())));
        holidays = holidays.map(Hours::sorted);
        week = Collections.unmodifiableMap(days);
        yearly = inOrder(yearly);
        exceptions = inOrder(exceptions);
    }

    /** Hours that know no public holidays. */
    public Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week, SortedMap<LocalDate, List<Span>> exceptions) {
        this(zone, week, Optional.empty(), PublicHolidays.NONE, new TreeMap<>(), exceptions);
    }

    /** Day and night, every day. */
    public static Hours always(ZoneId zone) {
        EnumMap<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values())
            week.put(day, List.of(new Span(0, DAY)));
        return new Hours(zone, week, new TreeMap<>());
    }

    /** Day and night every day of the week, whatever holidays and exceptions say. */
    public boolean everyDayWhole() {
        return week.values().stream().allMatch(spans -> spans.size() == 1 && spans.getFirst().wholeDay());
    }

    /** Never shut: day and night, and neither a holiday nor a date takes anything away. */
    public boolean always() {
        return everyDayWhole() && holidays.stream().allMatch(Hours::anyWhole)
                && yearly.values().stream().allMatch(Hours::anyWhole)
                && exceptions.values().stream().allMatch(Hours::anyWhole);
    }

    private static boolean anyWhole(List<Span> spans) {
        return spans.stream().anyMatch(Span::wholeDay);
    }

    /**
     * What the clock of this day says: the date, else the day of every year, else the holiday, else the weekday. A span
     * belongs to the day it begins.
     */
    public List<Span> on(LocalDate date) {
        List<Span> exception = exceptions.get(date);
        if (exception == null && !yearly.isEmpty())
            exception = yearly.get(MonthDay.from(date));
        if (exception != null)
            return exception;
        return holidays.isPresent() && calendar.include(date) ? holidays.get() : week.get(date.getDayOfWeek());
    }

    /** All open stretches within a range, cut to it, in order, never touching one another. */
    public List<Interval> intervals(Instant from, Instant to) {
        List<Interval> found = new ArrayList<>();
        LocalDate last = to.atZone(zone).toLocalDate().plusDays(1);
        for (LocalDate day = from.atZone(zone).toLocalDate().minusDays(2); day.isBefore(last); day = day.plusDays(1))
            for (Span span : on(day)) {
                Instant opens = later(from, at(day, span.from()));
                Instant closes = earlier(to, at(day, span.to()));
                if (opens.isBefore(closes))
                    found.add(new Interval(opens, closes));
            }
        return joined(found);
    }

    public boolean openAt(Instant moment) {
        return !intervals(moment, moment.plusNanos(1)).isEmpty();
    }

    /** When it next opens or closes after a moment; empty when that does not happen within two years. */
    public Optional<Instant> nextChange(Instant moment) {
        for (Duration far : FAR) {
            Instant end = moment.plus(far);
            List<Interval> open = intervals(moment, end);
            if (open.isEmpty())
                continue;
            Interval first = open.getFirst();
            if (first.from().isAfter(moment))
                return Optional.of(first.from());
            if (first.to().isBefore(end))
                return Optional.of(first.to());
        }
        return Optional.empty();
    }

    /** The pairs of times that run into each other, in words; a right table has none. */
    public List<String> overlaps() {
        List<String> wrong = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            overlapsWithin(HoursText.day(day), week.get(day), wrong);
            List<Span> next = week.get(day.plus(1));
            for (Span span : week.get(day))
                if (!next.isEmpty() && span.to() - DAY > next.getFirst().from())
                    wrong.add(HoursText.day(day) + " " + HoursText.time(span) + " runs into "
                            + HoursText.day(day.plus(1)) + " " + HoursText.time(next.getFirst()));
        }
        holidays.ifPresent(spans -> overlapsWithin(HoursText.HOLIDAYS, spans, wrong));
        yearly.forEach((day, spans) -> overlapsWithin(HoursText.date(day), spans, wrong));
        exceptions.forEach((date, spans) -> overlapsWithin(date.toString(), spans, wrong));
        return wrong;
    }

    private static void overlapsWithin(String day, List<Span> spans, List<String> wrong) {
        for (int i = 1; i < spans.size(); i++)
            if (spans.get(i - 1).to() > spans.get(i).from())
                wrong.add(day + " " + HoursText.time(spans.get(i - 1)) + " and " + HoursText.time(spans.get(i))
                        + " overlap");
    }

    /**
     * The moment at which the clock first shows a time. A time that the clock jumps over in spring is met at the jump; a time
     * shown twice in autumn counts the first time, so that nothing opens and closes twice in that night.
     */
    private Instant at(LocalDate day, int minute) {
        LocalDateTime shown = day.atStartOfDay().plusMinutes(minute);
        var change = zone.getRules().getTransition(shown);
        return change != null && change.isGap() ? change.getInstant() : shown.atZone(zone).toInstant();
    }

    private static List<Interval> joined(List<Interval> found) {
        found.sort(Comparator.comparing(Interval::from));
        List<Interval> joined = new ArrayList<>();
        for (Interval next : found) {
            Interval before = joined.isEmpty() ? null : joined.getLast();
            if (before != null && !next.from().isAfter(before.to()))
                joined.set(joined.size() - 1, new Interval(before.from(), later(before.to(), next.to())));
            else
                joined.add(next);
        }
        return List.copyOf(joined);
    }

    private static <D> SortedMap<D, List<Span>> inOrder(SortedMap<D, List<Span>> dates) {
        TreeMap<D, List<Span>> sorted = new TreeMap<>();
        dates.forEach((date, spans) -> sorted.put(date, sorted(spans)));
        return Collections.unmodifiableSortedMap(sorted);
    }

    private static List<Span> sorted(List<Span> spans) {
        return spans.stream().sorted(Comparator.comparingInt(Span::from).thenComparingInt(Span::to)).toList();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
