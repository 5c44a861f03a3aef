package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.tourniquet.triage.protocol.Influence;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Protocol;

import io.quarkus.qute.TemplateData;

/** What drives what, drawn: the issues in a ring, an arrow for each share of relief, thicker where it is more. */
@TemplateData
record InfluenceDrawing(int width, int height, List<Box> boxes, List<Arrow> arrows) {

    private static final int BOX_WIDTH = 184;
    private static final int LINE_HEIGHT = 17;
    private static final int LETTERS = 22;
    /** How far a share wants to be from everything else; what is further is no better. */
    private static final double ENOUGH = 26;
    /** Where along its arrow a share may stand, the most readable first. */
    private static final List<Double> PLACES = List.of(.5, .42, .58, .35, .65, .28, .72);
    private static final String[] SHARES = { "", "¼", "½", "¾" };

    /** An issue: its words in short lines, and where. */
    @TemplateData
    record Box(String id, String label, int x, int y, int width, int height, List<Line> lines) {
    }

    @TemplateData
    record Line(String text, int x, int y) {
    }

    /** From one to another: the way of the line, its weight of one to three, how soon, and where its share stands. */
    @TemplateData
    record Arrow(String from, String to, String path, int strength, String within, String share, int x, int y,
            String sentence) {
    }

    static InfluenceDrawing of(Protocol protocol, String language) {
        int n = protocol.issues().size();
        int width = 960;
        int height = Math.clamp(n * 74L, 360, 900);
        var boxes = new ArrayList<Box>();
        for (int i = 0; i < n; i++) {
            double angle = 2 * Math.PI * i / Math.max(1, n) - Math.PI / 2;
            boxes.add(box(protocol.issues().get(i), language, width / 2.0 + Math.cos(angle) * (width / 2.0 - BOX_WIDTH * .55),
                    height / 2.0 + Math.sin(angle) * (height / 2.0 - 42)));
        }
        var curves = new ArrayList<Curve>();
        for (var edge : protocol.influence()) {
            var from = find(boxes, edge.from());
            var to = find(boxes, edge.to());
            if (from != null && to != null && from != to && edge.strength() >= 1 && edge.strength() <= 3)
                curves.add(curve(edge, from, to, width / 2.0, height / 2.0));
        }
        var arrows = new ArrayList<Arrow>();
        for (var curve : curves)
            arrows.add(arrow(curve, curves, arrows, boxes, language));
        return new InfluenceDrawing(width, height, List.copyOf(boxes), List.copyOf(arrows));
    }

    private static Box find(List<Box> boxes, String id) {
        return boxes.stream().filter(b -> b.id.equals(id)).findFirst().orElse(null);
    }

    private static Box box(Issue issue, String language, double x, double y) {
        var words = wrapped(issue.label().in(language).isBlank() ? issue.id() : issue.label().in(language));
        int height = words.size() * LINE_HEIGHT + 18;
        int left = (int) Math.round(x - BOX_WIDTH / 2.0);
        int top = (int) Math.round(y - height / 2.0);
        var lines = new ArrayList<Line>();
        for (int i = 0; i < words.size(); i++)
            lines.add(new Line(words.get(i), left + BOX_WIDTH / 2, top + 9 + LINE_HEIGHT * i + 13));
        return new Box(issue.id(), issue.label().in(language), left, top, BOX_WIDTH, height, lines);
    }

    /** Three lines at most; what is longer stands whole in the table. */
    private static List<String> wrapped(String label) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : label.split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LETTERS) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines.size() <= 3 ? lines : List.of(lines.get(0), lines.get(1), lines.get(2) + " …");
    }

    /** An arrow before its share is written on it. */
    private record Curve(Influence edge, double[] start, double[] bend, double[] end) {

        double[] at(double t) {
            double u = 1 - t;
            return new double[] { u * u * start[0] + 2 * u * t * bend[0] + t * t * end[0],
                    u * u * start[1] + 2 * u * t * bend[1] + t * t * end[1] };
        }

        /** How near its line passes a point. */
        double passes(double[] point) {
            return IntStream.rangeClosed(0, 40).mapToDouble(i -> distance(at(i / 40.0), point)).min().orElseThrow();
        }
    }

    /** Bent towards the middle, and to the left of its way, so that two opposite arrows stay apart. */
    private static Curve curve(Influence edge, Box from, Box to, double middleX, double middleY) {
        double ax = from.x + from.width / 2.0;
        double ay = from.y + from.height / 2.0;
        double bx = to.x + to.width / 2.0;
        double by = to.y + to.height / 2.0;
        double length = Math.max(1, Math.hypot(bx - ax, by - ay));
        double cx = (ax + bx) / 2 + (middleX - (ax + bx) / 2) * .25 + (by - ay) / length * 26;
        double cy = (ay + by) / 2 + (middleY - (ay + by) / 2) * .25 - (bx - ax) / length * 26;
        return new Curve(edge, edgeOf(from, cx, cy, 2), new double[] { cx, cy }, edgeOf(to, cx, cy, 9));
    }

    /** Its share stands where no other line, share or box is near, so that one sees which arrow it belongs to. */
    private static Arrow arrow(Curve curve, List<Curve> all, List<Arrow> placed, List<Box> boxes, String language) {
        var edge = curve.edge;
        double[] free = PLACES.stream().map(curve::at)
                .sorted(Comparator.comparingDouble(p -> -room(p, curve, all, placed, boxes))).findFirst().orElseThrow();
        String path = String.format(Locale.ROOT, "M%.0f %.0f Q%.0f %.0f %.0f %.0f", curve.start[0], curve.start[1],
                curve.bend[0],
                curve.bend[1], curve.end[0], curve.end[1]);
        return new Arrow(edge.from(), edge.to(), path, edge.strength(), edge.within().name().toLowerCase(Locale.ROOT),
                SHARES[edge.strength()], (int) Math.round(free[0]), (int) Math.round(free[1]),
                edge.sentence().map(s -> s.in(language)).orElse(""));
    }

    private static double room(double[] point, Curve own, List<Curve> all, List<Arrow> placed, List<Box> boxes) {
        double lines = all.stream().filter(c -> c != own).mapToDouble(c -> c.passes(point)).min().orElse(ENOUGH);
        double shares = placed.stream().mapToDouble(a -> distance(point, new double[] { a.x, a.y }) / 2).min().orElse(ENOUGH);
        double names = boxes.stream().mapToDouble(b -> Math.hypot(
                Math.max(0, Math.abs(point[0] - b.x - b.width / 2.0) - b.width / 2.0),
                Math.max(0, Math.abs(point[1] - b.y - b.height / 2.0) - b.height / 2.0))).min().orElse(ENOUGH);
        return Math.min(ENOUGH, Math.min(lines, Math.min(shares, names)));
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    /** Where the line from a box's middle to a point leaves the box. */
    private static double[] edgeOf(Box box, double x, double y, int gap) {
        double mx = box.x + box.width / 2.0;
        double my = box.y + box.height / 2.0;
        double dx = x - mx;
        double dy = y - my;
        double byWidth = dx == 0 ? Double.MAX_VALUE : (box.width / 2.0 + gap) / Math.abs(dx);
        double byHeight = dy == 0 ? Double.MAX_VALUE : (box.height / 2.0 + gap) / Math.abs(dy);
        double share = Math.min(1, Math.min(byWidth, byHeight));
        return new double[] { mx + dx * share, my + dy * share };
    }
}
