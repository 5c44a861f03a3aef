package org.tourniquet.directory.reliability;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.tourniquet.directory.channel.Condition;

import io.quarkus.qute.TemplateData;

/**
 * Three months of a channel's tests, drawn by the server: above how it stood, the higher the worse; in the middle the slowest
 * answer of each day; below what was answered, and higher what failed. The rows say the same in words, the newest first.
 */
@TemplateData
public record ProofChart(List<Box> boxes, List<Row> rows, String slowest, LocalDate first, LocalDate last, String summary) {

    static final int DAYS = 90;
    static final int WIDTH = 900;
    static final int HEIGHT = 200;
    private static final int A_DAY = WIDTH / DAYS;
    private static final int BAND = 24;
    private static final int BARS_FROM = 36;
    private static final int BARS_TO = 150;
    private static final int FAILED_FROM = 162;
    private static final int ANSWERED_FROM = 186;

    /** A rectangle; tone is a colour of the house. */
    @TemplateData
    public record Box(String tone, double x, double y, double width, double height) {
        public String attributes() {
            return String.format(Locale.ROOT, "x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"", x, y, width, height);
        }
    }

    /** A day in words. Stood: the worst of the day; null: not known. */
    @TemplateData
    public record Row(LocalDate day, String stood, long answered, long failed, long notTried, String slowest) {
    }

    /** From this moment it stood like this. */
    record Stood(Instant from, Condition condition) {
    }

    static LocalDate first(ZoneId zone, Instant now) {
        return LocalDate.ofInstant(now, zone).minusDays(DAYS - 1L);
    }

    static ProofChart of(List<ChannelCheck.Day> days, List<Stood> stood, ZoneId zone, Instant now) {
        LocalDate first = first(zone, now);
        LocalDate last = LocalDate.ofInstant(now, zone);
        long most = days.stream().filter(day -> day.slowestMillis() != null).mapToLong(ChannelCheck.Day::slowestMillis).max()
                .orElse(0);
        List<Box> boxes = new ArrayList<>(bands(stood, first, zone, now));
        days.forEach(day -> boxes.addAll(boxes(day, ChronoUnit.DAYS.between(first, day.day()), most)));
        return new ProofChart(List.copyOf(boxes), rows(days, stood, zone, now), seconds(most), first, last,
                summary(days, most));
    }

    public boolean isEmpty() {
        return rows.stream().allMatch(row -> row.answered() + row.failed() + row.notTried() == 0);
    }

    private static List<Box> bands(List<Stood> stood, LocalDate first, ZoneId zone, Instant now) {
        Instant begin = first.atStartOfDay(zone).toInstant();
        double whole = Duration.between(begin, first.plusDays(DAYS).atStartOfDay(zone).toInstant()).toMillis();
        List<Box> bands = new ArrayList<>();
        for (int i = 0; i < stood.size(); i++) {
            Instant from = stood.get(i).from().isBefore(begin) ? begin : stood.get(i).from();
            Instant to = i + 1 < stood.size() ? stood.get(i + 1).from() : now;
            if (!to.isAfter(from))
                continue;
            double x = WIDTH * Duration.between(begin, from).toMillis() / whole;
            double width = WIDTH * Duration.between(from, to).toMillis() / whole;
            int height = BAND * (1 + badness(stood.get(i).condition())) / 4;
            // what lasted an hour is still to be seen
            bands.add(
                    new Box(tone(stood.get(i).condition()), Math.min(x, WIDTH - 2), BAND - height, Math.max(width, 2), height));
        }
        return bands;
    }

    private static List<Box> boxes(ChannelCheck.Day day, long index, long most) {
        List<Box> boxes = new ArrayList<>();
        double x = index * (double) A_DAY + 1;
        if (day.slowestMillis() != null && most > 0) {
            double height = Math.max(2, (BARS_TO - BARS_FROM) * (double) day.slowestMillis() / most);
            boxes.add(new Box("neutral", x, BARS_TO - height, A_DAY - 2, height));
        }
        if (day.answered() > 0)
            boxes.add(new Box("good", x, ANSWERED_FROM, A_DAY - 2, HEIGHT - ANSWERED_FROM));
        if (day.failed() > 0)
            boxes.add(new Box("red", x, FAILED_FROM, A_DAY - 2, ANSWERED_FROM - 2 - FAILED_FROM));
        return boxes;
    }

    /** Only days on which something was tried, or on which it stood otherwise than the day before. */
    private static List<Row> rows(List<ChannelCheck.Day> days, List<Stood> stood, ZoneId zone, Instant now) {
        Map<LocalDate, ChannelCheck.Day> tested = days.stream()
                .collect(Collectors.toMap(ChannelCheck.Day::day, Function.identity()));
        List<Row> rows = new ArrayList<>();
        Condition before = null;
        for (LocalDate day = first(zone, now); !day.isAfter(LocalDate.ofInstant(now, zone)); day = day.plusDays(1)) {
            Condition worst = worst(stood, day.atStartOfDay(zone).toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
            ChannelCheck.Day of = tested.getOrDefault(day, new ChannelCheck.Day(day, 0, 0, 0, null));
            if (tested.containsKey(day) || worst != null && worst != before)
                rows.add(new Row(day, worst == null ? null : word(worst), of.answered(), of.failed(), of.notTried(),
                        of.slowestMillis() == null ? null : seconds(of.slowestMillis())));
            before = worst;
        }
        return rows.reversed();
    }

    private static Condition worst(List<Stood> stood, Instant from, Instant to) {
        List<Condition> met = new ArrayList<>();
        for (int i = 0; i < stood.size(); i++) {
            boolean over = i + 1 < stood.size() && !stood.get(i + 1).from().isAfter(from);
            if (stood.get(i).from().isBefore(to) && !over)
                met.add(stood.get(i).condition());
        }
        return met.stream().max(Comparator.comparing(ProofChart::badness)).orElse(null);
    }

    private static String summary(List<ChannelCheck.Day> days, long most) {
        long answered = days.stream().mapToLong(ChannelCheck.Day::answered).sum();
        long failed = days.stream().mapToLong(ChannelCheck.Day::failed).sum();
        return "In " + DAYS + " days " + answered + (answered == 1 ? " test" : " tests") + " answered, " + failed + " failed"
                + (most == 0 ? "" : "; the slowest answer took " + seconds(most));
    }

    static String seconds(long millis) {
        return millis < 1000 ? millis + " ms"
                : millis % 1000 == 0 ? millis / 1000 + " s" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    private static int badness(Condition condition) {
        return switch (condition) {
            case WORKS -> 0;
            case UNPROVED -> 1;
            case OVERLOADED -> 2;
            case DOWN -> 3;
        };
    }

    private static String tone(Condition condition) {
        return switch (condition) {
            case WORKS -> "good";
            case UNPROVED -> "waiting";
            case OVERLOADED -> "orange";
            case DOWN -> "red";
        };
    }

    private static String word(Condition condition) {
        return condition.name().charAt(0) + condition.name().substring(1).toLowerCase(Locale.ROOT);
    }
}
