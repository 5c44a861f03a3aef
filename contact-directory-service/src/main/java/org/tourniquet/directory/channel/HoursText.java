package org.tourniquet.directory.channel;

import static org.tourniquet.directory.channel.Hours.DAY;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.tourniquet.directory.channel.Hours.Span;

/**
 * Hours as OpenStreetMap's opening_hours text, for the part of that language the model can say: {@code 24/7},
 * {@code Mo-Fr 08:00-12:00,13:00-18:00; Sa 22:00-02:00; PH off; Dec 24-26 off; 2026 Dec 31
 * 10:00-14:00}. Anything else is refused by naming it.
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

    /** Public holidays, as the text calls them. */
    static final String HOLIDAYS = "PH";
    static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");
    static final List<String> MONTHS = List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
            "Dec");

    private HoursText() {
    }

    /** Hours of a place whose public holidays are not known. */
    public static Hours parse(String text, ZoneId zone) {
        return parse(text, zone, PublicHolidays.NONE);
    }

    /**
     * @throws NotUnderstood naming every part that is not understood, and every pair of times that overlap
     */
    public static Hours parse(String text, ZoneId zone, PublicHolidays calendar) {
        return new HoursReading().read(text, zone, calendar);
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
        hours.holidays().ifPresent(spans -> rules.add(HOLIDAYS + " " + times(spans)));
        Stretch.of(Stretch.inLeapYear(hours.yearly()), HoursText::sameMonth)
                .forEach(each -> rules.add(days(date(MonthDay.from(each.first())), each) + " " + times(each.spans())));
        Stretch.of(hours.exceptions(), HoursText::sameMonth)
                .forEach(each -> rules.add(days(date(each.first()), each) + " " + times(each.spans())));
        return String.join("; ", rules);
    }

    private static boolean sameMonth(LocalDate day, LocalDate next) {
        return day.getMonth() == next.getMonth();
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

    private static String days(String first, Stretch all) {
        return all.last().equals(all.first()) ? first : first + "-%02d".formatted(all.last().getDayOfMonth());
    }

    /** A date as the text writes it. */
    public static String date(LocalDate date) {
        return "%04d %s %02d".formatted(date.getYear(), MONTHS.get(date.getMonthValue() - 1), date.getDayOfMonth());
    }

    /** A day of every year as the text writes it. */
    public static String date(MonthDay day) {
        return "%s %02d".formatted(MONTHS.get(day.getMonthValue() - 1), day.getDayOfMonth());
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
