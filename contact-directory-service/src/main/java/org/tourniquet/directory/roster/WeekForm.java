package org.tourniquet.directory.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.tourniquet.kit.edge.Problem;

import io.quarkus.qute.TemplateData;

/** The shifts of a week as somebody types them, a line a day; shown again as they were typed. */
@TemplateData
record WeekForm(LocalDate monday, List<Line> lines) {

    /** One day's line; an end that is not after the beginning lies in the next day. */
    @TemplateData
    public record Line(int index, String label, String from, String until, String first, String second, String third) {
        boolean isEmpty() {
            return Stream.of(from, until, first, second, third).allMatch(String::isEmpty);
        }

        Line as(Line other) {
            return new Line(index, label, other.from, other.until, other.first, other.second, other.third);
        }
    }

    /** A line that can be planned, and the field names that its problems belong to. */
    record Wish(String prefix, Instant from, Instant to, List<String> people) {
    }

    static WeekForm empty(Week week) {
        return of(week, Map.of());
    }

    static WeekForm of(Week week, Map<String, String> typed) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < week.days().size(); i++)
            lines.add(new Line(i, week.days().get(i).label(), text(typed, "day" + i + ".from"),
                    text(typed, "day" + i + ".until"),
                    text(typed, "day" + i + ".first"), text(typed, "day" + i + ".second"), text(typed, "day" + i + ".third")));
        return new WeekForm(week.monday(), lines);
    }

    /** Monday's line on every day. */
    WeekForm copied() {
        return new WeekForm(monday, lines.stream().map(line -> line.as(lines.getFirst())).toList());
    }

    /** What is to be planned; what cannot be read is added to the problem. */
    List<Wish> wishes(ZoneId zone, Problem wrong) {
        List<Wish> wishes = new ArrayList<>();
        for (Line line : lines)
            if (!line.isEmpty())
                wishes.add(wish(line, zone, wrong));
        if (wishes.isEmpty())
            wrong.at("/day0.from", "missing", "is empty, and so is every other day");
        return wishes;
    }

    private Wish wish(Line line, ZoneId zone, Problem wrong) {
        String prefix = "/day" + line.index() + ".";
        LocalDate day = monday.plusDays(line.index());
        LocalTime from = clock(line.from(), prefix + "from", line.label(), wrong);
        LocalTime until = clock(line.until(), prefix + "until", line.label(), wrong);
        if (from == null || until == null)
            return new Wish(prefix, null, null, people(line));
        LocalDate end = until.isAfter(from) ? day : day.plusDays(1);
        return new Wish(prefix, day.atTime(from).atZone(zone).toInstant(), end.atTime(until).atZone(zone).toInstant(),
                people(line));
    }

    private static List<String> people(Line line) {
        return Stream.of(line.first(), line.second(), line.third()).filter(Objects::nonNull).filter(one -> !one.isEmpty())
                .toList();
    }

    /** 8, 8.30, 08:30 and 24:00 are what people type. */
    private static LocalTime clock(String typed, String pointer, String day, Problem wrong) {
        String text = typed.replace('.', ':');
        text = text.matches("\\d{1,2}") ? text + ":00" : text;
        text = text.matches("\\d:\\d{2}") ? "0" + text : text;
        try {
            return LocalTime.parse(text.equals("24:00") ? "00:00" : text);
        } catch (DateTimeException notATime) {
            wrong.at(pointer, "format", "on " + day + " must be a time, like 08:30");
            return null;
        }
    }

    private static String text(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "").strip();
    }
}
