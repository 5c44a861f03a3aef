package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tourniquet.triage.authoring.sheets.Places.Place;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One sheet of an upload with its columns understood; what cannot be understood is noted as a slip. */
final class Grid {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;

    private final Layout layout;
    private final List<Slip> slips;
    private final List<Row> rows = new ArrayList<>();
    /** Where a plain column stands, and where the languages of a text do. */
    private final Map<String, Integer> plain = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> texts = new LinkedHashMap<>();

    Grid(Layout layout, Table table, String mainLanguage, List<Slip> slips) {
        this.layout = layout;
        this.slips = slips;
        var header = new Header(layout, table, mainLanguage, slips);
        header.read(plain, texts);
        for (var line : table.lines())
            if (!line.blank()) {
                header.nothingBeside(line);
                rows.add(new Row(line));
            }
    }

    List<Row> rows() {
        return rows;
    }

    /** The columns level_0, level_1, … in their order. */
    List<String> levels() {
        return plain.keySet().stream().filter(h -> h.startsWith(Layout.LEVEL))
                .sorted((a, b) -> Integer.compare(number(a), number(b))).toList();
    }

    private static int number(String level) {
        return Integer.parseInt(level.substring(Layout.LEVEL.length()));
    }

    /** One row, and what it says by the names of the columns. */
    final class Row {

        private final Table.Line line;

        private Row(Table.Line line) {
            this.line = line;
        }

        /** The text of a cell as it is meant; nothing for an empty one. */
        String get(String header) {
            return plain.containsKey(header) ? value(plain.get(header)) : "";
        }

        Place place(String header) {
            var column = plain.get(header);
            return new Place(layout.name(), line.number(), header,
                    column == null ? null : Table.address(column, line.number()));
        }

        void slip(String header, String code, String detail) {
            slips.add(place(header).slip(code, detail));
        }

        /** Everything that has a field of its own, with its places under the pointer. */
        ObjectNode object(String pointer, Places places) {
            ObjectNode object = MAKE.objectNode();
            fill(object, pointer, places);
            return object;
        }

        void fill(ObjectNode object, String pointer, Places places) {
            places.put(pointer, new Place(layout.name(), line.number(), null, null));
            for (var column : layout.columns())
                switch (column.kind()) {
                    case OWN -> {
                    }
                    case TEXTS -> texts(column, object, pointer, places);
                    default -> field(column, object, pointer, places);
                }
            empties(object);
        }

        private void field(Column column, ObjectNode object, String pointer, Places places) {
            places.put(pointer + "/" + column.path(), place(column.header()));
            String text = get(column.header());
            if (!text.isEmpty() && !column.take(text, object))
                slip(column.header(), column.kind() == Column.Kind.NUMBER ? "E-WEIGHT" : "E-SHAPE",
                        column.kind() == Column.Kind.NUMBER ? "“" + text + "” is not a whole number; write one like 8."
                                : "“" + text + "” is neither yes nor no; write one of the two, or leave the cell empty.");
        }

        private void texts(Column column, ObjectNode object, String pointer, Places places) {
            String at = column.path().isEmpty() ? pointer : pointer + "/" + column.path();
            var languages = texts.getOrDefault(column.header(), Map.of());
            ObjectNode said = MAKE.objectNode();
            languages.forEach((language, where) -> {
                var place = new Place(layout.name(), line.number(), column.header() + "::" + language,
                        Table.address(where, line.number()));
                places.put(at + "/" + language, place);
                if (!column.path().isEmpty())
                    places.putIfAbsent(at, place);
                if (!value(where).isEmpty())
                    said.put(language, value(where));
            });
            places.putIfAbsent(at, new Place(layout.name(), line.number(), column.header(), null));
            if (column.path().isEmpty())
                object.setAll(said);
            else if (!said.isEmpty())
                column.put(object, said);
        }

        /** What is there but empty, as the column of this name says. */
        private void empties(ObjectNode object) {
            for (var name : get(Layout.EMPTY).split("[\\s,;]+"))
                if (!name.isEmpty() && !object.has(name)) {
                    var nothing = Import.nothing(name);
                    if (nothing.isPresent())
                        object.set(name, nothing.get());
                    else
                        slip(Layout.EMPTY, "E-REF", "“" + name + "” is no list of a protocol; take the word out.");
                }
        }

        private String value(int column) {
            return Cells.bare(Cells.tidy(line.cell(column)));
        }
    }

    static String normal(String name) {
        return Cells.tidy(name).toLowerCase(Locale.ROOT).replaceAll("[\\s\\u00a0-]+", "_");
    }
}
