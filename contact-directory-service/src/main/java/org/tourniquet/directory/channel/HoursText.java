package org.tourniquet.directory.channel;

import static org.tourniquet.directory.channel.Hours.DAY;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.tourniquet.directory.channel.Hours.Span;

/**
 * Hours as OpenStreetMap's opening_hours text, for the part of that language the model can say: {@code 24/7},
 * {@code Mo-Fr 08:00-12:00,13:00-18:00; Sa 22:00-02:00; 2026 Dec 24-26 off}. Anything else is refused by naming it.
 * Our own few lines instead of a library: a full parser accepts far more than we can keep, and hides what it did not keep.
 */
public final class HoursText {

    /** The parts of a text that could not be understood, each with the reason. */
    public static final class NotUnderstood extends IllegalArgumentException {
        private static final long serialVersionUID = 1;
        private final List<String> parts;

        NotUnderstood(List<String> parts) {
            super(String.join("; ", parts));
            this.parts = List.copyOf(parts);
        }

        public List<String> parts() {
            return parts;
        }
    }

    private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    private static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct",
            "Nov", "Dec");
    private static final Pattern RULE = Pattern
            .compile("(?<days>.*?)\\s*(?<times>24/7|off|closed|\\d{1,2}:\\d{2}.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern TIMES = Pattern.compile("(\\d{1,2}):([0-5]\\d)\\s*[-–]\\s*(\\d{1,2}):([0-5]\\d)");
    private static final Pattern DATES = Pattern.compile(
            "(\\d{4}) ([A-Z][a-z]{2}) (\\d{1,2})(?:\\s*[-–]\\s*(?:(?:(\\d{4}) )?([A-Z][a-z]{2}) )?(\\d{1,2}))?");
    private static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_EXCEPTION = 366;

    private final Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    private final SortedMap<LocalDate, List<Span>> exceptions = new TreeMap<>();
    private final List<String> refused = new ArrayList<>();

    private HoursText() {
    }

    /**
     * @throws NotUnderstood naming every part that is not understood, and every pair of times that overlap
     */
    public static Hours parse(String text, ZoneId zone) {
        HoursText reading = new HoursText();
        if (text.length() > LONGEST_TEXT)
            throw new NotUnderstood(List.of("the text is longer than " + LONGEST_TEXT + " characters"));
        if (text.isBlank())
            throw new NotUnderstood(List.of("no hours; write 24/7 for day and night, off for never"));
        for (String rule : text.split(";"))
            if (!rule.isBlank())
                reading.rule(rule.strip());
        Hours hours = new Hours(zone, reading.week, reading.exceptions);
        reading.refused.addAll(hours.overlaps());
        if (!reading.refused.isEmpty())
            throw new NotUnderstood(reading.refused);
        return hours;
    }

    /** The shortest text that means the same. */
    public static String print(Hours hours) {
        List<String> rules = new ArrayList<>();
        if (hours.everyDayWhole())
            rules.add("24/7");
        else
            byTimes(hours).forEach((times, days) -> rules.add(days(days) + " " + times));
        if (rules.isEmpty())
            rules.add("off");
        Map.Entry<LocalDate, List<Span>> first = null;
        LocalDate last = null;
        for (var exception : hours.exceptions().entrySet()) {
            if (first != null && !goesOn(first, last, exception)) {
                rules.add(dates(first.getKey(), last) + " " + times(first.getValue()));
                first = null;
            }
            first = first == null ? exception : first;
            last = exception.getKey();
        }
        if (first != null)
            rules.add(dates(first.getKey(), last) + " " + times(first.getValue()));
        return String.join("; ", rules);
    }

    private void rule(String rule) {
        Matcher parts = RULE.matcher(rule);
        if (!parts.matches()) {
            refused.add("‘" + shown(rule) + "’ " + why(rule));
            return;
        }
        String days = parts.group("days").strip();
        List<Span> spans = spans(parts.group("times").strip());
        if (days.isEmpty())
            setWeek(List.of(DayOfWeek.values()), spans);
        else if (DATES.matcher(days).matches())
            for (LocalDate date : dates(days))
                exceptions.put(date, spans);
        else
            setWeek(weekdays(days), spans);
    }

    private void setWeek(List<DayOfWeek> days, List<Span> spans) {
        days.forEach(day -> week.put(day, spans));
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

    private List<DayOfWeek> weekdays(String text) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String part : text.split(",")) {
            String[] ends = part.strip().split("\\s*[-–]\\s*", -1);
            int first = DAYS.indexOf(ends[0]);
            int last = DAYS.indexOf(ends[ends.length - 1]);
            if (first < 0 || last < 0 || ends.length > 2) {
                refused.add("‘" + shown(part.strip()) + "’ " + why(part));
                continue;
            }
            for (int i = 0; i <= (last - first + 7) % 7; i++)
                days.add(DayOfWeek.of((first + i) % 7 + 1));
        }
        return days;
    }

    private List<LocalDate> dates(String text) {
        Matcher parts = DATES.matcher(text);
        parts.matches();
        try {
            LocalDate first = date(parts.group(1), parts.group(2), parts.group(3));
            if (parts.group(6) == null)
                return List.of(first);
            String month = parts.group(5) == null ? parts.group(2) : parts.group(5);
            LocalDate last = date(parts.group(4) == null ? parts.group(1) : parts.group(4), month, parts.group(6));
            if (last.isBefore(first) || last.isAfter(first.plusDays(LONGEST_EXCEPTION)))
                throw new DateTimeException("ends before it begins, or is longer than a year");
            return first.datesUntil(last.plusDays(1)).toList();
        } catch (DateTimeException wrong) {
            refused.add("‘" + text + "’ is no date: " + wrong.getMessage());
            return List.of();
        }
    }

    private static LocalDate date(String year, String month, String day) {
        if (!MONTHS.contains(month))
            throw new DateTimeException("there is no month " + month);
        return LocalDate.of(Integer.parseInt(year), MONTHS.indexOf(month) + 1, Integer.parseInt(day));
    }

    private static String why(String part) {
        if (part.matches(".*\\b(PH|SH)\\b.*"))
            return "(public or school holidays) cannot be kept; write the dates";
        if (part.matches("(?i).*(sunrise|sunset|dawn|dusk).*"))
            return "depends on the sun; write clock times";
        if (part.matches(".*\\b(" + String.join("|", MONTHS) + ")\\b.*"))
            return "is a season or a date without a year; write dates like 2026 Dec 24";
        if (part.contains("\""))
            return "is a comment, which cannot be kept";
        if (part.contains("+"))
            return "has no end; write one";
        return "is not understood; write days and times like Mo-Fr 08:00-18:00";
    }

    private static String shown(String part) {
        return part.length() <= 60 ? part : part.substring(0, 60) + "…";
    }

    private static boolean goesOn(Map.Entry<LocalDate, List<Span>> first, LocalDate last,
            Map.Entry<LocalDate, List<Span>> next) {
        return next.getKey().equals(last.plusDays(1)) && next.getKey().getMonth() == last.getMonth()
                && next.getValue().equals(first.getValue());
    }

    private static Map<String, List<DayOfWeek>> byTimes(Hours hours) {
        Map<String, List<DayOfWeek>> byTimes = new LinkedHashMap<>();
        hours.week().forEach((day, spans) -> {
            if (!spans.isEmpty())
                byTimes.computeIfAbsent(times(spans), times -> new ArrayList<>()).add(day);
        });
        return byTimes;
    }

    private static String days(List<DayOfWeek> days) {
        List<String> parts = new ArrayList<>();
        for (int i = 0, j; i < days.size(); i = j) {
            for (j = i + 1; j < days.size() && days.get(j).ordinal() == days.get(j - 1).ordinal() + 1;)
                j++;
            parts.add(j == i + 1 ? day(days.get(i)) : day(days.get(i)) + "-" + day(days.get(j - 1)));
        }
        return String.join(",", parts);
    }

    private static String dates(LocalDate first, LocalDate last) {
        return last.equals(first) ? date(first) : date(first) + "-%02d".formatted(last.getDayOfMonth());
    }

    static String date(LocalDate date) {
        return "%04d %s %02d".formatted(date.getYear(), MONTHS.get(date.getMonthValue() - 1), date.getDayOfMonth());
    }

    private static String times(List<Span> spans) {
        return spans.isEmpty() ? "off" : spans.stream().map(HoursText::time).collect(Collectors.joining(","));
    }

    static String time(Span span) {
        int end = span.to() > DAY && span.to() - DAY < span.from() ? span.to() - DAY : span.to();
        return clock(span.from()) + "-" + clock(end);
    }

    static String clock(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    static String day(DayOfWeek day) {
        return DAYS.get(day.ordinal());
    }
}
