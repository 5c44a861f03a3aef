package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

/** A sheet that is being written, row by row. */
final class Sheet {

    private final Layout layout;
    private final List<String> tongues;
    private final List<String> more;
    private final List<String> header = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    /** With more columns of the writer's own at the end. */
    Sheet(Layout layout, List<String> tongues, List<String> more) {
        this.layout = layout;
        this.tongues = tongues;
        this.more = more;
        for (var column : layout.columns())
            if (column.kind() == Column.Kind.TEXTS)
                tongues.forEach(tag -> header.add(column.header() + "::" + Tongue.named(tag)));
            else
                header.add(column.header());
        header.addAll(more);
    }

    Sheet(Layout layout, List<String> tongues) {
        this(layout, tongues, List.of());
    }

    void row(JsonNode object, Map<String, String> own) {
        var cells = new ArrayList<String>();
        for (var column : layout.columns())
            switch (column.kind()) {
                case TEXTS -> tongues.forEach(tag -> cells.add(column.field(object).path(tag).asText("")));
                case OWN ->
                    cells.add(column.header().equals(Layout.EMPTY) ? empty(object) : own.getOrDefault(column.header(), ""));
                default -> cells.add(column.shown(object));
            }
        more.forEach(header -> cells.add(own.getOrDefault(header, "")));
        rows.add(cells);
    }

    private static String empty(JsonNode object) {
        var names = new ArrayList<String>();
        object.properties().forEach(field -> {
            if (field.getValue().isContainerNode() && field.getValue().isEmpty())
                names.add(field.getKey());
        });
        return String.join(" ", names);
    }

    /** Columns that help nobody while they are empty are left out. */
    Table table() {
        var shown = IntStream.range(0, header.size()).filter(i -> !spare(header.get(i))
                || rows.stream().anyMatch(row -> !row.get(i).isEmpty())).boxed().toList();
        var lines = new ArrayList<Table.Line>();
        for (var row : rows)
            lines.add(new Table.Line(lines.size() + 2, shown.stream().map(row::get).toList()));
        return new Table(layout.name(), 1, shown.stream().map(header::get).toList(), lines);
    }

    private static boolean spare(String name) {
        return name.equals(Layout.EMPTY) || name.equals("schema") || name.startsWith("url::");
    }
}
