package org.tourniquet.directory.staffing;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.quarkus.qute.TemplateData;

/** What a page shows of an imagined line: two curves over the number of people, the marks on them, sliders and a table. */
@TemplateData
public record WhatIfDrawing(WhatIf line, List<Panel> panels, List<Mark> marks, List<Slider> sliders, List<WhatIf.Step> rows) {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 160;
    private static final int MOST_ROWS = 14;

    /** One curve. Dot: where the imagined line stands on it. */
    @TemplateData
    public record Panel(String title, String kind, String most, String curve, String dot, String summary) {
    }

    /** A number of people that matters, as an upright line. */
    @TemplateData
    public record Mark(String name, String kind, int people, String path) {
    }

    /** What can be moved, and how it reads. */
    @TemplateData
    public record Slider(String name, String label, String unit, long least, long most, long step, long value) {
        public String said() {
            return value + (unit.isEmpty() ? "" : " " + unit);
        }
    }

    static WhatIfDrawing of(WhatIf line, Staffing kept) {
        List<Panel> panels = List.of(
                panel(line, "Mean wait", "waiting", WhatIf.Step::waitSeconds, most -> Math.round(most) + " s"),
                panel(line, "Calls lost", "live", step -> step.lost() * 100, most -> Math.round(most) + " %"));
        List<Mark> marks = Stream.of(mark(line, "as it is", "neutral", line.present()),
                mark(line, "nobody busier than 85 %", "warn dashed", line.ceiling()),
                mark(line, "wanted: 80 % within 20 s", "good", line.wanted())).filter(mark -> mark.people() > 0).toList();
        return new WhatIfDrawing(line, panels, marks, sliders(line, kept), rows(line));
    }

    public int width() {
        return (int) WIDTH;
    }

    public int height() {
        return (int) HEIGHT;
    }

    public int from() {
        return line.steps().getFirst().people();
    }

    public int to() {
        return line.steps().getLast().people();
    }

    public String about(WhatIf.Step step) {
        return Stream.of(step.people() == line.people() ? "imagined" : "", step.people() == line.present() ? "as it is" : "",
                step.people() == line.wanted() ? "enough" : "").filter(word -> !word.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static Panel panel(WhatIf line, String title, String kind, ToDoubleFunction<WhatIf.Step> value,
            java.util.function.DoubleFunction<String> said) {
        double most = round(line.steps().stream().mapToDouble(value).max().orElse(1));
        String curve = line.steps().stream().map(step -> x(line, step.people()) + " " + y(value.applyAsDouble(step), most))
                .collect(Collectors.joining("L", "M", ""));
        WhatIf.Step first = line.steps().getFirst();
        return new Panel(title, kind, said.apply(most), curve,
                "M" + x(line, line.people()) + " " + y(value.applyAsDouble(line.imagined()), most) + "h0",
                "%s with %d people, %s with %d".formatted(said.apply(value.applyAsDouble(line.imagined())), line.people(),
                        said.apply(value.applyAsDouble(first)), first.people()));
    }

    private static Mark mark(WhatIf line, String name, String kind, int people) {
        return new Mark(name, kind, people, "M" + x(line, people) + " 0V" + (int) HEIGHT);
    }

    private static List<Slider> sliders(WhatIf line, Staffing kept) {
        return List.of(
                slider("people", "People", "", 1, Math.max(Math.max(kept.agents, line.wanted()) * 2L, 10), line.people()),
                slider("callsPerHour", "Calls an hour", "", 0, (long) Math.max(kept.callsPerHour * 4, 60),
                        Math.round(line.callsPerHour())),
                slider("handlingSeconds", "For one call", "s", 10, Math.max(kept.handlingSeconds * 3L, 300),
                        line.handlingSeconds()),
                slider("patienceSeconds", "People hang up after", "s", 10, Math.max(1800, line.patienceSeconds()),
                        line.patienceSeconds()));
    }

    private static Slider slider(String name, String label, String unit, long least, long most, long value) {
        return new Slider(name, label, unit, Math.min(least, value), Math.max(most, value), 1, value);
    }

    /** A hundred rows help nobody: those that matter, and some between them. */
    private static List<WhatIf.Step> rows(WhatIf line) {
        int apart = Math.max(1, line.steps().size() / MOST_ROWS + 1);
        List<Integer> matter = List.of(line.people(), line.present(), line.wanted());
        return line.steps().size() <= MOST_ROWS + 2 ? line.steps()
                : java.util.stream.IntStream.range(0, line.steps().size())
                        .filter(i -> i % apart == 0 || matter.contains(line.steps().get(i).people()))
                        .mapToObj(line.steps()::get).toList();
    }

    private static double round(double highest) {
        double ten = highest <= 0 ? 1 : Math.pow(10, Math.floor(Math.log10(highest)));
        return Stream.of(1, 2, 5, 10).map(step -> step * ten).filter(top -> top >= highest).findFirst().orElse(10 * ten);
    }

    private static String x(WhatIf line, int people) {
        int from = line.steps().getFirst().people();
        return one(WIDTH * (people - from) / Math.max(1, line.steps().getLast().people() - from));
    }

    private static String y(double value, double most) {
        return one(HEIGHT - HEIGHT * value / most);
    }

    private static String one(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
