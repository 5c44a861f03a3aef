package org.tourniquet.directory.channel;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.tourniquet.directory.channel.Hours.Span;

import io.quarkus.qute.TemplateData;

/**
 * Hours as an editor fills them in: a table of the week with several lines a day, public holidays, dates that differ, or the
 * text form. Whatever was typed is shown again as it was typed.
 */
@TemplateData
public record HoursForm(String way, List<DayRow> week, HolidayRow holidays, List<DateRow> dates, String text) {

    static final String ALWAYS = "always";
    static final String WEEK = "week";
    static final String TEXT = "text";
    private static final int LINES_A_DAY = 2;
    private static final int MOST_LINES = 8;
    private static final int SPARE_DATES = 2;

    /** One line: open from this to that; until 00:00 is midnight, an end before the beginning lies in the next day. */
    @TemplateData
    public record Line(String from, String until) {
        boolean isEmpty() {
            return from.isBlank() && until.isBlank();
        }

        /** Only one of its two times is there. */
        boolean isHalf() {
            return from.isBlank() != until.isBlank();
        }

        boolean isWhole() {
            return !from.isBlank() && !until.isBlank();
        }

        Stream<String> missing(String where) {
            return !isHalf() ? Stream.empty()
                    : Stream.of(where + ": the line " + (until.isBlank() ? "from " + from + " has no end"
                            : "until " + until + " has no beginning"));
        }

        public boolean fromWrong() {
            return !isEmpty() && !from.matches("([01]\\d|2[0-3]):[0-5]\\d");
        }

        public boolean untilWrong() {
            return !isEmpty() && !until.matches("[0-4]\\d:[0-5]\\d");
        }

        String text() {
            if (until.equals("00:00"))
                return from + "-24:00";
            if (from.matches("\\d{2}:\\d{2}") && from.equals(until))
                return from + "-" + (Integer.parseInt(from.substring(0, 2)) + 24) + from.substring(2);
            return from + "-" + until;
        }
    }

    /** One weekday. */
    @TemplateData
    public record DayRow(String key, String label, List<Line> lines) {
        String text() {
            String times = lines.stream().filter(Line::isWhole).map(Line::text).collect(Collectors.joining(","));
            return times.isEmpty() ? null : key + " " + times;
        }
    }

    /** Public holidays: as the weekday, closed, all day, or with lines of their own. */
    @TemplateData
    public record HolidayRow(String what, List<Line> lines) {
        static final String AS_WEEKDAY = "weekday";

        String text() {
            String times = lines.stream().filter(Line::isWhole).map(Line::text).collect(Collectors.joining(","));
            return switch (what) {
                case "closed" -> HoursText.HOLIDAYS + " off";
                case "all-day" -> HoursText.HOLIDAYS + " 00:00-24:00";
                // whoever types times means them, whatever stands before them
                default -> times.isEmpty() ? null : HoursText.HOLIDAYS + " " + times;
            };
        }

        Stream<String> missing() {
            boolean none = what.equals("hours") && lines.stream().allMatch(Line::isEmpty);
            return Stream.concat(none ? Stream.of("Public holidays: open from, until, but no times are there") : Stream.empty(),
                    lines.stream().flatMap(line -> line.missing("Public holidays")));
        }
    }

    /** The table of hours that are kept; days of every year are shown in today's. */
    static HoursForm of(Hours hours, LocalDate today) {
        String way = hours.everyDayWhole() ? ALWAYS : WEEK;
        List<DayRow> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values())
            week.add(day(day, way.equals(ALWAYS) ? List.of() : lines(hours.week().get(day))));
        List<DateRow> dates = DateRow.of(hours, today);
        // more than a table can hold is kept as text, so that nothing gets lost between two savings
        return new HoursForm(dates.size() > DateRow.MOST ? TEXT : way, even(week, 0), holidays(hours),
                withSpare(dates.size() > DateRow.MOST ? List.of() : dates, SPARE_DATES), HoursText.print(hours));
    }

    /** What was typed. */
    static HoursForm of(Map<String, String> form) {
        boolean more = "more".equals(form.get("do"));
        List<DayRow> week = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            String source = "copy".equals(form.get("do")) && day.getValue() <= 5 ? "Mo" : HoursText.day(day);
            week.add(day(day, linesTyped(form, source)));
        }
        HolidayRow holidays = new HolidayRow(form.getOrDefault("PH.what", HolidayRow.AS_WEEKDAY),
                filled(linesTyped(form, HoursText.HOLIDAYS)));
        return new HoursForm(form.getOrDefault("hours", WEEK), even(week, more ? 1 : 0), holidays,
                withSpare(DateRow.typed(form), more ? 2 * SPARE_DATES : SPARE_DATES),
                typed(form, "hours.text"));
    }

    /** What was begun and not finished, in words; nothing of it is in the text form. */
    List<String> missing() {
        if (TEXT.equals(way))
            return List.of();
        Stream<String> days = ALWAYS.equals(way) ? Stream.empty()
                : week.stream().flatMap(day -> day.lines().stream().flatMap(line -> line.missing(day.label())));
        return Stream.of(days, holidays.missing(), dates.stream().filter(row -> !row.isEmpty()).flatMap(DateRow::missing))
                .flatMap(each -> each).toList();
    }

    /** The text form of what was typed, right or wrong; {@link HoursText} judges it. */
    String toText() {
        if (TEXT.equals(way))
            return text;
        List<String> rules = new ArrayList<>();
        if (ALWAYS.equals(way))
            rules.add("24/7");
        else
            week.stream().map(DayRow::text).filter(rule -> rule != null).forEach(rules::add);
        if (rules.isEmpty())
            rules.add("off");
        if (holidays.text() != null)
            rules.add(holidays.text());
        Map<String, List<String>> byDates = new LinkedHashMap<>();
        dates.stream().filter(DateRow::isWhole).sorted(Comparator.comparing(row -> !row.yearly()))
                .forEach(row -> byDates.computeIfAbsent(row.dates(), d -> new ArrayList<>()).add(row.times()));
        byDates.forEach((dates, times) -> rules.add(dates + " " + String.join(",", times)));
        return String.join("; ", rules);
    }

    private static List<Line> linesTyped(Map<String, String> form, String day) {
        return IntStream.range(0, MOST_LINES)
                .mapToObj(i -> new Line(clock(form, day + ".from." + i), clock(form, day + ".until." + i)))
                .filter(line -> !line.isEmpty()).toList();
    }

    private static HolidayRow holidays(Hours hours) {
        List<Span> spans = hours.holidays().orElse(List.of());
        boolean whole = spans.size() == 1 && spans.getFirst().wholeDay();
        String what = hours.holidays().isEmpty() ? HolidayRow.AS_WEEKDAY
                : spans.isEmpty() ? "closed" : whole ? "all-day" : "hours";
        return new HolidayRow(what, filled(whole ? List.of() : lines(spans)));
    }

    private static List<Line> filled(List<Line> lines) {
        List<Line> filled = new ArrayList<>(lines);
        while (filled.size() < LINES_A_DAY)
            filled.add(new Line("", ""));
        return filled;
    }

    private static DayRow day(DayOfWeek day, List<Line> lines) {
        return new DayRow(HoursText.day(day), day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), lines);
    }

    /** Every day gets as many lines as the longest needs, so that the table has straight columns. */
    private static List<DayRow> even(List<DayRow> week, int more) {
        int most = Math.max(LINES_A_DAY, week.stream().mapToInt(day -> day.lines().size()).max().orElse(0) + more);
        return week.stream().map(day -> {
            List<Line> lines = new ArrayList<>(day.lines());
            while (lines.size() < Math.min(MOST_LINES, most))
                lines.add(new Line("", ""));
            return new DayRow(day.key(), day.label(), lines);
        }).toList();
    }

    static List<Line> lines(List<Span> spans) {
        return spans.stream()
                .map(span -> new Line(HoursText.clock(span.from()), HoursText.clock(span.to() % Hours.DAY))).toList();
    }

    private static List<DateRow> withSpare(List<DateRow> dates, int spare) {
        List<DateRow> rows = new ArrayList<>(dates);
        for (int i = 0; i < spare && rows.size() < DateRow.MOST; i++)
            rows.add(DateRow.empty());
        return rows;
    }

    /** 8, 8.30 and 8:30 are what people type; everything else stays as it is and is refused by name. */
    static String clock(Map<String, String> form, String name) {
        String typed = typed(form, name).replace('.', ':');
        if (typed.matches("\\d{1,2}"))
            typed += ":00";
        return typed.matches("\\d:\\d{2}") ? "0" + typed : typed;
    }

    static String typed(Map<String, String> form, String name) {
        return form.getOrDefault(name, "").strip();
    }
}
