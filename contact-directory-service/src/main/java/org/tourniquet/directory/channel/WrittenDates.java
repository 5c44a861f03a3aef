package org.tourniquet.directory.channel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as an opening_hours text writes them: one or a stretch, of a year ({@code 2026 Dec 24-26}) or of all ({@code Dec 24}).
 */
final class WrittenDates {

    private static final Pattern ONCE = Pattern.compile(
            "(\\d{4}) ([A-Z][a-z]{2}) (\\d{1,2})(?:\\s*[-–]\\s*(?:(?:(\\d{4}) )?([A-Z][a-z]{2}) )?(\\d{1,2}))?");
    private static final Pattern YEARLY = Pattern
            .compile("([A-Z][a-z]{2}) (\\d{1,2})(?:\\s*[-–]\\s*(?:([A-Z][a-z]{2}) )?(\\d{1,2}))?");
    private static final int LONGEST = 366;

    private WrittenDates() {
    }

    /** Everything before the times is dates. */
    static boolean are(String days) {
        return !days.isEmpty() && Arrays.stream(parts(days))
                .allMatch(part -> ONCE.matcher(part).matches() || YEARLY.matcher(part).matches());
    }

    static String[] parts(String days) {
        return days.strip().split("\\s*,\\s*");
    }

    static boolean everyYear(String part) {
        return YEARLY.matcher(part).matches();
    }

    /** @throws DateTimeException with the reason, where there is no such date */
    static List<LocalDate> once(String part) {
        Matcher parts = matched(ONCE, part);
        LocalDate first = day(parts.group(2), parts.group(3)).in(parts.group(1));
        if (parts.group(6) == null)
            return List.of(first);
        String month = parts.group(5) == null ? parts.group(2) : parts.group(5);
        LocalDate last = day(month, parts.group(6)).in(parts.group(4) == null ? parts.group(1) : parts.group(4));
        if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST)))
            throw new DateTimeException("ends before it begins, or is longer than a year");
        return first.datesUntil(last.plusDays(1)).toList();
    }

    /**
     * A stretch may go on into the next year; one across the end of February has its 29th, in the years that have one.
     *
     * @throws DateTimeException with the reason, where there is no such day
     */
    static List<MonthDay> yearly(String part) {
        Matcher parts = matched(YEARLY, part);
        MonthDay first = day(parts.group(1), parts.group(2)).everyYear();
        if (parts.group(4) == null)
            return List.of(first);
        MonthDay last = day(parts.group(3) == null ? parts.group(1) : parts.group(3), parts.group(4)).everyYear();
        if (parts.group(3) == null && last.isBefore(first))
            throw new DateTimeException("ends before it begins");
        List<MonthDay> days = new ArrayList<>();
        LocalDate day = first.atYear(Stretch.LEAP_YEAR);
        for (days.add(first); !days.getLast().equals(last); days.add(MonthDay.from(day)))
            day = day.plusDays(1).withYear(Stretch.LEAP_YEAR);
        return days;
    }

    private record Day(int month, int day) {
        LocalDate in(String year) {
            return LocalDate.of(Integer.parseInt(year), month, day);
        }

        MonthDay everyYear() {
            return MonthDay.of(month, day);
        }
    }

    private static Day day(String month, String day) {
        if (!HoursText.MONTHS.contains(month))
            throw new DateTimeException("there is no month " + month);
        return new Day(HoursText.MONTHS.indexOf(month) + 1, Integer.parseInt(day));
    }

    private static Matcher matched(Pattern pattern, String part) {
        Matcher matcher = pattern.matcher(part);
        matcher.matches();
        return matcher;
    }
}
