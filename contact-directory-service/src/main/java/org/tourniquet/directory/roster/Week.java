package org.tourniquet.directory.roster;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;

/** A week of the roster as a table: each day in stretches with the same order of people, and no minute left out. */
@TemplateData
record Week(LocalDate monday, List<Day> days) {

    private static final DateTimeFormatter LABEL = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    /** A day and its stretches. */
    @TemplateData
    public record Day(LocalDate date, String label, List<Stretch> stretches) {
    }

    /** Some time of a day and who is called in it; without a shift by the standing order. */
    @TemplateData
    public record Stretch(String times, List<String> people, boolean shift) {
    }

    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    static Week of(LocalDate any, ZoneId zone, Cover cover) {
        LocalDate monday = monday(any);
        return new Week(monday, Stream.iterate(monday, day -> day.plusDays(1)).limit(7)
                .map(day -> new Day(day, LABEL.format(day), stretches(day, zone, cover))).toList());
    }

    /** With the names of people instead of what they sign in with; who has left the roster is left out. */
    Week named(Map<String, String> names) {
        return new Week(monday, days.stream().map(day -> new Day(day.date(), day.label(), day.stretches().stream()
                .map(stretch -> new Stretch(stretch.times(),
                        stretch.people().stream().filter(names::containsKey).map(names::get).toList(), stretch.shift()))
                .toList())).toList());
    }

    /** For the pages before and after. */
    public LocalDate before() {
        return monday.minusDays(7);
    }

    public LocalDate after() {
        return monday.plusDays(7);
    }

    private static List<Stretch> stretches(LocalDate day, ZoneId zone, Cover cover) {
        Instant begins = day.atStartOfDay(zone).toInstant();
        Instant ends = day.plusDays(1).atStartOfDay(zone).toInstant();
        TreeSet<Instant> cuts = new TreeSet<>(List.of(begins, ends));
        cover.shifts().stream().flatMap(shift -> Stream.of(shift.from(), shift.to()))
                .filter(cut -> cut.isAfter(begins) && cut.isBefore(ends)).forEach(cuts::add);
        List<Stretch> stretches = new ArrayList<>();
        for (Instant from = begins; from.isBefore(ends); from = cuts.higher(from)) {
            Instant at = from;
            Instant to = cuts.higher(from);
            stretches
                    .add(new Stretch(clock(from, zone) + "–" + (to.equals(ends) ? "24:00" : clock(to, zone)), cover.order(from),
                            cover.shifts().stream().anyMatch(shift -> shift.covers(at))));
        }
        return stretches;
    }

    private static String clock(Instant moment, ZoneId zone) {
        return CLOCK.format(moment.atZone(zone));
    }
}
