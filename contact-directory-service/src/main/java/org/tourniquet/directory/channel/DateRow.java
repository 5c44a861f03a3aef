package org.tourniquet.directory.channel;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.tourniquet.directory.channel.HoursForm.Line;

import io.quarkus.qute.TemplateData;

/**
 * One date or stretch of dates that differs, as an editor fills it in: closed, all day, or from–until; once, or every year,
 * and then the year of its dates does not count.
 */
@TemplateData
public record DateRow(String first, String last, String what, Line line, boolean yearly) {

    static final int MOST = 200;

    String times() {
        return switch (what) {
            case "hours" -> line.text();
            case "all-day" -> "00:00-24:00";
            default -> "off";
        };
    }

    boolean isEmpty() {
        return first.isBlank() && last.isBlank() && line.isEmpty();
    }

    String dates() {
        return last.isBlank() || last.equals(first) ? date(first) : date(first) + "-" + date(last);
    }

    /** For people. */
    String inWords() {
        return dates() + (yearly ? ", every year" : "");
    }

    Stream<String> missing() {
        if (first.isBlank())
            return Stream.of("Dates that differ: a row has no first day");
        return what.equals("hours") && line.isEmpty()
                ? Stream.of("From " + first + ": open from, until, but no times are there")
                : line.missing("From " + first);
    }

    boolean isWhole() {
        return !isEmpty() && missing().findAny().isEmpty();
    }

    private String date(String iso) {
        try {
            LocalDate date = LocalDate.parse(iso);
            return yearly ? HoursText.date(MonthDay.from(date)) : HoursText.date(date);
        } catch (DateTimeParseException notADate) {
            return iso;
        }
    }

    static DateRow empty() {
        return new DateRow("", "", "closed", new Line("", ""), false);
    }

    /** What was typed. */
    static List<DateRow> typed(Map<String, String> form) {
        return IntStream.range(0, MOST)
                .mapToObj(i -> new DateRow(HoursForm.typed(form, "date.first." + i), HoursForm.typed(form, "date.last." + i),
                        HoursForm.typed(form, "date.what." + i),
                        new Line(HoursForm.clock(form, "date.from." + i), HoursForm.clock(form, "date.until." + i)),
                        form.containsKey("date.yearly." + i)))
                .filter(row -> !row.isEmpty()).toList();
    }

    /** What is kept; neighbouring dates with the same hours share a row. Days of every year are shown in this one. */
    static List<DateRow> of(Hours hours, LocalDate today) {
        List<DateRow> rows = new ArrayList<>();
        Stretch.of(Stretch.inLeapYear(hours.yearly()), (day, next) -> true)
                .forEach(each -> rows.addAll(rows(inYear(each, today.getYear()), true)));
        Stretch.of(hours.exceptions(), (day, next) -> true).forEach(each -> rows.addAll(rows(each, false)));
        return rows;
    }

    /** The 29th of February is shown in the next year that has one. */
    private static Stretch inYear(Stretch stretch, int year) {
        MonthDay first = MonthDay.from(stretch.first());
        MonthDay last = MonthDay.from(stretch.last());
        int shown = year;
        while (!Year.isLeap(shown) && !(first.isValidYear(shown) && last.isValidYear(shown)))
            shown++;
        return new Stretch(first.atYear(shown), last.atYear(shown), stretch.spans());
    }

    private static List<DateRow> rows(Stretch each, boolean yearly) {
        String first = each.first().toString();
        String last = each.last().equals(each.first()) ? "" : each.last().toString();
        if (each.spans().isEmpty())
            return List.of(new DateRow(first, last, "closed", new Line("", ""), yearly));
        if (each.spans().size() == 1 && each.spans().getFirst().wholeDay())
            return List.of(new DateRow(first, last, "all-day", new Line("", ""), yearly));
        return HoursForm.lines(each.spans()).stream().map(line -> new DateRow(first, last, "hours", line, yearly)).toList();
    }
}
