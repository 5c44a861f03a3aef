package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        var arrows = new ArrayList<Arrow>();
        for (var edge : protocol.influence()) {
            var from = find(boxes, edge.from());
            var to = find(boxes, edge.to());
            if (from != null && to != null && from != to && edge.strength() >= 1 && edge.strength() <= 3)
                arrows.add(arrow(edge, from, to, width / 2.0, height / 2.0, language));
        }
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

    /** Bent towards the middle, and to the left of its way, so that two opposite arrows stay apart. */
    private static Arrow arrow(Influence edge, Box from, Box to, double middleX, double middleY, String language) {
        double ax = from.x + from.width / 2.0;
        double ay = from.y + from.height / 2.0;
        double bx = to.x + to.width / 2.0;
        double by = to.y + to.height / 2.0;
        double length = Math.max(1, Math.hypot(bx - ax, by - ay));
        double cx = (ax + bx) / 2 + (middleX - (ax + bx) / 2) * .25 + (by - ay) / length * 26;
        double cy = (ay + by) / 2 + (middleY - (ay + by) / 2) * .25 - (bx - ax) / length * 26;
        double[] start = edgeOf(from, cx, cy, 2);
        double[] end = edgeOf(to, cx, cy, 9);
        String path = String.format(Locale.ROOT, "M%.0f %.0f Q%.0f %.0f %.0f %.0f", start[0], start[1], cx, cy, end[0], end[1]);
        int x = (int) Math.round(start[0] * .16 + cx * .48 + end[0] * .36);
        int y = (int) Math.round(start[1] * .16 + cy * .48 + end[1] * .36);
        return new Arrow(edge.from(), edge.to(), path, edge.strength(), edge.within().name().toLowerCase(Locale.ROOT),
                SHARES[edge.strength()], x, y, edge.sentence().map(s -> s.in(language)).orElse(""));
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
