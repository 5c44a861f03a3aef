package org.tourniquet.triage.authoring.sheets;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.tourniquet.triage.authoring.sheets.Grid.Row;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads everything but the questions: issues with what belongs to them, influence, flags, points and tables. */
final class ImportedParts {

    private final Function<Layout, Optional<Grid>> grids;
    private final ObjectNode protocol;
    private final Places places;
    /** Where an issue, a way out or a flag stands, by what the rows below it call it. */
    private final Map<String, String> pointers = new HashMap<>();

    ImportedParts(Function<Layout, Optional<Grid>> grids, ObjectNode protocol, Places places) {
        this.grids = grids;
        this.protocol = protocol;
        this.places = places;
    }

    void read() {
        issues();
        items(Layout.INFLUENCE, "influence");
        flags();
        points();
        tables();
    }

    private void issues() {
        items(Layout.ISSUES, "issues");
        for (int i = 0; i < protocol.path("issues").size(); i++)
            know("issue " + protocol.at("/issues/" + i + "/id").asText(), "/issues/" + i);
        grids.apply(Layout.WAYS).ifPresent(g -> g.rows().forEach(row -> {
            String issue = row.get("issue");
            parent(row, "issue " + issue, "issue", issue).ifPresent(p -> {
                String at = add(row, p, "stopTheBleeding", row.place("issue"));
                know("way " + issue + " " + row.get("id"), at);
            });
        }));
        grids.apply(Layout.STEPS)
                .ifPresent(g -> g.rows().forEach(row -> parent(row, "way " + row.get("issue") + " " + row.get("way"),
                        "way", row.get("way")).ifPresent(p -> add(row, p, "steps", row.place("way")))));
        children(Layout.COMPLICATIONS, "issue", "complications");
        children(Layout.LINKS, "issue", "links");
    }

    private void flags() {
        var rows = items(Layout.FLAGS, "flags");
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            var flag = (ObjectNode) protocol.at("/flags/" + i);
            know("flag " + row.get("id"), "/flags/" + i);
            places.put("/flags/" + i + "/when", row.place("when"));
            ImportedSurvey.condition(row, "when").ifPresent(when -> flag.set("when", when));
        }
        children(Layout.FLAG_STEPS, "flag", "immediateSteps");
    }

    private void children(Layout layout, String parent, String list) {
        grids.apply(layout)
                .ifPresent(g -> g.rows().forEach(row -> parent(row, parent + " " + row.get(parent), parent, row.get(parent))
                        .ifPresent(p -> add(row, p, list, row.place(parent)))));
    }

    private void points() {
        grids.apply(Layout.POINTS).ifPresent(g -> g.rows().forEach(row -> {
            String dimension = upper(row.get("dimension"));
            String at = "/dimensions/" + dimension;
            if (dimension.isEmpty() || protocol.path("dimensions").has(dimension)) {
                row.slip("dimension", "E-REF", dimension.isEmpty() ? "Name the dimension of these points, like TIME."
                        : "This dimension is there twice; keep one row.");
                return;
            }
            var weights = row.object(at, places);
            places.put(at, row.place("dimension"));
            protocol.withObject("/dimensions").set(dimension, weights);
            levels(g, row, at, weights);
        }));
    }

    private void levels(Grid grid, Row row, String at, ObjectNode weights) {
        boolean ended = false;
        for (var header : grid.levels()) {
            String text = row.get(header);
            if (text.isEmpty()) {
                ended = true;
                continue;
            }
            var points = Cells.whole(text);
            if (points.isEmpty() || ended)
                row.slip(header, "E-WEIGHT", ended ? "A level before this one is empty; write 0 there, or take this one out."
                        : "“" + text + "” is not a whole number; write one like 8.");
            else {
                places.put(at + "/levels/" + weights.withArray("levels").size(), row.place(header));
                weights.withArray("levels").add(points.get());
            }
        }
    }

    private void tables() {
        grids.apply(Layout.TABLES).ifPresent(g -> g.rows().forEach(row -> {
            String table = switch (upper(row.get("table"))) {
                case "URGENCY" -> "urgencyTable";
                case "ROUTE" -> "routeTable";
                default -> "";
            };
            if (table.isEmpty() || row.get("name").isEmpty())
                row.slip(table.isEmpty() ? "table" : "name", "E-SHAPE", table.isEmpty() ? "Write urgency or route here."
                        : "Name the horizon or the kind of issue here.");
            else {
                protocol.withObject("/" + table).put(row.get("name"), upper(row.get("value")));
                places.put("/" + table + "/" + row.get("name"), row.place("value"));
            }
        }));
    }

    private List<Row> items(Layout layout, String list) {
        var rows = grids.apply(layout).map(Grid::rows).orElse(List.of());
        for (var row : rows) {
            var all = protocol.withArray(list);
            all.add(row.object("/" + list + "/" + all.size(), places));
        }
        return rows;
    }

    private String add(Row row, String parent, String list, Places.Place place) {
        var all = ((ObjectNode) protocol.at(parent)).withArray(list);
        String at = parent + "/" + list + "/" + all.size();
        places.putIfAbsent(parent + "/" + list, place);
        all.add(row.object(at, places));
        return at;
    }

    private void know(String name, String pointer) {
        pointers.putIfAbsent(name, pointer);
    }

    private Optional<String> parent(Row row, String name, String column, String shown) {
        var found = Optional.ofNullable(pointers.get(name));
        if (found.isEmpty())
            row.slip(column, "E-REF", shown.isEmpty() ? "Name the " + column + " that this row belongs to."
                    : "There is no " + column + " “" + shown + "”" + (column.equals("way") ? " of this issue" : "")
                            + "; write its id as it stands in its own sheet.");
        return found;
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
