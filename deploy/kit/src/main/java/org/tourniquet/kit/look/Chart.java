package org.tourniquet.kit.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;

/** A line or area chart over time, drawn by the server; the page puts the same numbers in a table behind it. */
@TemplateData
public record Chart(String title, boolean filled, List<Series> series) {
    private static final double WIDTH = 600;
    private static final double HEIGHT = 160;

    /** One line; kind is a colour of the house (good, live, waiting, …), with {@code dashed} if wanted. */
    @TemplateData
    public record Series(String name, String kind, List<Point> points) {
    }

    /** One measured value. */
    @TemplateData
    public record Point(Instant at, double value) {
    }

    /** A line of the table; null where a series has no value at that time. */
    @TemplateData
    public record Row(Instant at, List<Double> values) {
    }

    public static Chart lines(String title, Series... series) {
        return new Chart(title, false, List.of(series));
    }

    public static Chart areas(String title, Series... series) {
        return new Chart(title, true, List.of(series));
    }

    public boolean isEmpty() {
        return points().findAny().isEmpty();
    }

    public int getWidth() {
        return (int) WIDTH;
    }

    public int getHeight() {
        return (int) HEIGHT;
    }

    public Instant getFrom() {
        return points().map(Point::at).min(Instant::compareTo).orElse(Instant.EPOCH);
    }

    public Instant getTo() {
        return points().map(Point::at).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    /** The top of the scale: the next of 1, 2, 5, 10, 20, 50, … at or above the highest value. */
    public double getMost() {
        double highest = points().mapToDouble(Point::value).max().orElse(0);
        double ten = highest <= 0 ? 1 : Math.pow(10, Math.floor(Math.log10(highest)));
        return Stream.of(1, 2, 5, 10).map(step -> step * ten).filter(top -> top >= highest).findFirst().orElse(10 * ten);
    }

    /** What a listener is told instead of the picture. */
    public String getSummary() {
        return String.join("; ",
                series.stream().filter(s -> !s.points.isEmpty()).map(s -> String.format(Locale.ROOT, "%s %.0f, at most %.0f",
                        s.name, s.points.getLast().value, s.points.stream().mapToDouble(Point::value).max().orElse(0)))
                        .toList());
    }

    /** The SVG path of a series. */
    public String line(Series one) {
        StringBuilder path = new StringBuilder();
        for (Point point : one.points) {
            path.append(path.isEmpty() ? "M" : "L").append(x(point)).append(' ').append(y(point.value));
        }
        return path.toString();
    }

    /** The same path closed along the bottom. */
    public String area(Series one) {
        return one.points.isEmpty() ? ""
                : line(one) + "L" + x(one.points.getLast()) + " " + HEIGHT + "L" + x(one.points.getFirst()) + " " + HEIGHT
                        + "Z";
    }

    public List<Row> getRows() {
        SortedMap<Instant, Double[]> rows = new TreeMap<>();
        for (int i = 0; i < series.size(); i++) {
            int column = i;
            series.get(i).points.forEach(p -> rows.computeIfAbsent(p.at, at -> new Double[series.size()])[column] = p.value);
        }
        List<Row> table = new ArrayList<>();
        rows.forEach((at, values) -> table.add(new Row(at, Collections.unmodifiableList(Arrays.asList(values)))));
        return table;
    }

    private Stream<Point> points() {
        return series.stream().flatMap(s -> s.points.stream());
    }

    private String x(Point point) {
        double span = Math.max(1, Duration.between(getFrom(), getTo()).toMillis());
        return rounded(WIDTH * Duration.between(getFrom(), point.at).toMillis() / span);
    }

    private String y(double value) {
        return rounded(HEIGHT - HEIGHT * value / getMost());
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
