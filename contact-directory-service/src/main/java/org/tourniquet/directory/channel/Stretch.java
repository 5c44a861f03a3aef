package org.tourniquet.directory.channel;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;

import org.tourniquet.directory.channel.Hours.Span;

/** Neighbouring days with the same hours of their own, said in one line. */
public record Stretch(LocalDate first, LocalDate last, List<Span> spans) {

    /** A year that has every day there is. */
    static final int LEAP_YEAR = 2024;

    /** @param join whether a day and the next may share a line */
    public static List<Stretch> of(SortedMap<LocalDate, List<Span>> dates, BiPredicate<LocalDate, LocalDate> join) {
        List<Stretch> found = new ArrayList<>();
        dates.forEach((date, spans) -> {
            Stretch before = found.isEmpty() ? null : found.getLast();
            if (before != null && date.equals(before.last.plusDays(1)) && spans.equals(before.spans)
                    && join.test(before.last, date))
                found.set(found.size() - 1, new Stretch(before.first, date, spans));
            else
                found.add(new Stretch(date, date, spans));
        });
        return found;
    }

    /** The days of every year, as they fall in a year that has them all. */
    static SortedMap<LocalDate, List<Span>> inLeapYear(SortedMap<MonthDay, List<Span>> yearly) {
        SortedMap<LocalDate, List<Span>> dates = new TreeMap<>();
        yearly.forEach((day, spans) -> dates.put(day.atYear(LEAP_YEAR), spans));
        return dates;
    }
}
