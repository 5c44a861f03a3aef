package org.tourniquet.directory.channel;

import static org.tourniquet.directory.channel.Hours.DAY;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.tourniquet.directory.channel.Hours.Span;
import org.tourniquet.directory.channel.HoursText.NotUnderstood;

/** One reading of an opening_hours text, rule by rule; it goes on after a part it does not understand, to name them all. */
final class HoursReading {

    private static final Pattern RULE = Pattern
            .compile("(?<days>.*?)\\s*(?<times>24/7|off|closed|\\d{1,2}:\\d{2}.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIMES = Pattern.compile("(\\d{1,2}):([0-5]\\d)\\s*[-–]\\s*(\\d{1,2}):([0-5]\\d)");
    private static final int LONGEST_TEXT = 10_000;

    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final SortedMap<MonthDay, List<Span>> yearly = new TreeMap<>();
    private final SortedMap<LocalDate, List<Span>> exceptions = new TreeMap<>();
    private List<Span> holidays;
    private final List<String> refused = new ArrayList<>();

    Hours read(String text, ZoneId zone, PublicHolidays calendar) {
        if (text.length() > LONGEST_TEXT)
            throw new NotUnderstood(List.of("the text is longer than " + LONGEST_TEXT + " characters"));
        if (text.isBlank())
            throw new NotUnderstood(List.of("no hours; write 24/7 for day and night, off for never"));
        for (String rule : text.split(";"))
            if (!rule.isBlank())
                rule(rule.strip());
        Hours hours = new Hours(zone, week, Optional.ofNullable(holidays), calendar, yearly, exceptions);
        refused.addAll(hours.overlaps());
        if (!refused.isEmpty())
            throw new NotUnderstood(refused);
        return hours;
    }

    private void rule(String rule) {
        Matcher parts = RULE.matcher(rule);
        if (!parts.matches()) {
            refused.add("‘" + shown(rule) + "’ " + why(rule));
            return;
        }
        String days = parts.group("days").strip();
        List<Span> spans = spans(parts.group("times").strip());
        if (WrittenDates.are(days)) {
            for (String part : WrittenDates.parts(days))
                dates(part, spans);
            return;
        }
        // in that language a later rule replaces an earlier one, also on the dates and holidays among its days
        if (!yearly.isEmpty())
            refused.add("‘" + shown(rule) + "’ stands after dates of every year and would replace them; write the dates last");
        boolean late = holidays != null;
        List<DayOfWeek> weekdays = days.isEmpty() ? List.of(DayOfWeek.values()) : weekdays(days, spans);
        if (late && !weekdays.isEmpty())
            refused.add("‘" + shown(rule) + "’ stands after the public holidays and would replace them; write PH last");
        weekdays.forEach(day -> week.put(day, spans));
    }

    private List<Span> spans(String times) {
        if (times.equals("24/7"))
            return List.of(new Span(0, DAY));
        if (times.equalsIgnoreCase("off") || times.equalsIgnoreCase("closed"))
            return List.of();
        List<Span> spans = new ArrayList<>();
        for (String part : times.split(",")) {
            Matcher time = TIMES.matcher(part.strip());
            if (time.matches())
                span(part.strip(), minutes(time, 1), minutes(time, 3), spans);
            else
                refused.add("‘" + shown(part.strip()) + "’ " + why(part));
        }
        return spans;
    }

    private void span(String part, int from, int to, List<Span> spans) {
        int end = to <= DAY && to < from ? to + DAY : to;
        if (from >= DAY || end > 2 * DAY || to == from)
            refused.add("‘" + part + "’ is no stretch of time" + (to == from ? ": it ends when it begins" : ""));
        else if (end > from + DAY)
            refused.add("‘" + part + "’ is longer than a day");
        else
            spans.add(new Span(from, end));
    }

    private static int minutes(Matcher time, int group) {
        return Integer.parseInt(time.group(group)) * 60 + Integer.parseInt(time.group(group + 1));
    }

    private List<DayOfWeek> weekdays(String text, List<Span> spans) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : text.split(",")) {
            if (part.strip().equals(HoursText.HOLIDAYS)) {
                holidays = spans;
                continue;
            }
            String[] ends = part.strip().split("\\s*[-–]\\s*", -1);
            int first = HoursText.DAYS.indexOf(ends[0]);
            int last = HoursText.DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                refused.add("‘" + shown(part.strip()) + "’ " + why(part));
                continue;
            }
            for (int i = 0; i <= (last - first + 7) % 7; i++)
                days.add(DayOfWeek.of((first + i) % 7 + 1));
        }
        return days;
    }

    private void dates(String part, List<Span> spans) {
        try {
            if (!WrittenDates.everyYear(part)) {
                WrittenDates.once(part).forEach(date -> exceptions.put(date, spans));
                return;
            }
            List<MonthDay> days = WrittenDates.yearly(part);
            if (exceptions.keySet().stream().map(MonthDay::from).anyMatch(days::contains))
                refused.add("‘" + part + "’ stands after a date of one year and would replace it; write the year's dates last");
            days.forEach(day -> yearly.put(day, spans));
        } catch (DateTimeException wrong) {
            refused.add("‘" + part + "’ is no date: " + wrong.getMessage());
        }
    }

    private static String why(String part) {
        if (part.matches(".*\\bSH\\b.*"))
            return "(school holidays) cannot be kept; write the dates";
        if (part.matches(".*\\bPH\\b.*"))
            return "cannot be kept: public holidays stand by themselves, like PH off";
        if (part.matches("(?i).*(sunrise|sunset|dawn|dusk).*"))
            return "depends on the sun; write clock times";
        if (part.matches(".*\\b(" + String.join("|", HoursText.MONTHS) + ")\\b.*"))
            return "is a season, which cannot be kept; write dates, like Dec 24 of every year or 2026 Dec 24";
        if (part.contains("\""))
            return "is a comment, which cannot be kept";
        if (part.contains("+"))
            return "has no end; write one";
        return "is not understood; write days and times like Mo-Fr 08:00-18:00";
    }

    private static String shown(String part) {
        return part.length() <= 60 ? part : part.substring(0, 60) + "…";
    }
}
