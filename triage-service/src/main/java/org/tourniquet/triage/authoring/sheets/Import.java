package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts a protocol together from its sheets, and names everything in them that cannot be read. */
final class Import {

    private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
    private static final Set<String> LISTS = Set.of("locales", "signedOff", "issues", "influence", "flags", "questions",
            "tieBreak", "stopTheBleeding", "complications", "links", "steps", "immediateSteps", "options", "levels");
    private static final Set<String> OBJECTS = Set.of("situation", "dimensions", "urgencyTable", "routeTable", "limits",
            "label",
            "url", "sentence", "message", "text", "sms", "help", "why", "unknown");

    /** Where a list is looked for that is not there at all. */
    private static final Map<String, Layout> SHEETS = Map.of("issues", Layout.ISSUES, "influence", Layout.INFLUENCE, "flags",
            Layout.FLAGS, "questions", Layout.SURVEY, "dimensions", Layout.POINTS, "urgencyTable", Layout.TABLES, "routeTable",
            Layout.TABLES);

    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final List<Slip> slips = new ArrayList<>();
    private final Places places = new Places();
    private final ObjectNode protocol = MAKE.objectNode();
    private String mainLanguage = "en";

    private Import() {
    }

    static Imported of(List<Table> tables, List<Slip> already) {
        var whole = new Import();
        whole.sheets(tables);
        already.forEach(slip -> whole.slips.add(whole.named(slip)));
        if (whole.slips.stream().noneMatch(s -> s.code().equals("E-SHEET")))
            whole.read();
        return new Imported(whole.protocol, whole.places, List.copyOf(whole.slips));
    }

    /** What was seen in a cell while the file was opened is told with the name of its column, too. */
    private Slip named(Slip slip) {
        var table = tables.get(slip.sheet());
        int column = slip.cell() == null || table == null ? -1 : Table.column(slip.cell());
        return column < 0 || column >= table.header().size() ? slip
                : new Slip(slip.sheet(), slip.row(), table.header().get(column), slip.cell(), slip.code(), slip.detail());
    }

    /** The empty list or object that stands under a name. */
    static Optional<JsonNode> nothing(String name) {
        return LISTS.contains(name) ? Optional.of(MAKE.arrayNode())
                : OBJECTS.contains(name) ? Optional.of(MAKE.objectNode()) : Optional.empty();
    }

    private void sheets(List<Table> all) {
        for (var table : all) {
            String name = Grid.normal(table.name());
            if (name.startsWith("#"))
                continue;
            if (Layout.of(name).isEmpty())
                slips.add(Slip.of(table.name(), "E-SHEET", "No sheet of this name belongs to a protocol"
                        + Header.nearest(name, Layout.ALL.stream().map(Layout::name)).map(n -> "; did you mean “" + n + "”?")
                                .orElse(".")
                        + " Begin its name with # to keep it as a note."));
            else if (tables.putIfAbsent(name, table) != null)
                slips.add(Slip.of(table.name(), "E-SHEET", "This sheet is there twice; keep one of the two."));
        }
        for (var needed : Layout.NEEDED)
            if (!tables.containsKey(needed.name()))
                slips.add(Slip.of(needed.name(), "E-SHEET", "This sheet is missing; there are "
                        + all.stream().map(Table::name).collect(Collectors.joining(", "))
                        + ". Download a protocol as a spreadsheet to see what belongs there."));
    }

    private void read() {
        SHEETS.forEach((list, layout) -> places.put("/" + list, new Places.Place(layout.name(), null, null, null)));
        settings();
        new ImportedParts(this::grid, protocol, places).read();
        new ImportedSurvey(protocol, places, slips).read(grid(Layout.SURVEY).orElseThrow(), grid(Layout.CHOICES));
    }

    private Optional<Grid> grid(Layout layout) {
        return Optional.ofNullable(tables.get(layout.name())).map(t -> new Grid(layout, t, mainLanguage, slips));
    }

    private void settings() {
        // texts without a language belong to the main one, so that is looked for before
        new Grid(Layout.SETTINGS, tables.get(Layout.SETTINGS.name()), mainLanguage, new ArrayList<>()).rows().stream()
                .findFirst()
                .flatMap(row -> Tongue.tag(row.get("default_language"))).ifPresent(tag -> mainLanguage = tag);
        var rows = grid(Layout.SETTINGS).orElseThrow().rows();
        if (rows.isEmpty()) {
            slips.add(Slip.of("settings", "E-SHEET",
                    "The second row is missing: the protocol's form_id, locales and situation."));
            return;
        }
        var first = rows.getFirst();
        first.fill(protocol, "", places);
        protocol.put("defaultLocale", mainLanguage);
        places.put("/defaultLocale", first.place("default_language"));
        places.put("", first.place("form_id"));
        if (!protocol.path("situation").has(mainLanguage) && !first.get("form_title").isEmpty())
            protocol.withObject("/situation").put(mainLanguage, first.get("form_title"));
        for (var more : rows.subList(1, rows.size()))
            more.slip("form_id", "E-SHAPE", "A file holds one protocol; take this row out.");
    }
}
