package org.tourniquet.triage.authoring.sheets;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The first row of a sheet: which column is which, and which cannot be told. */
final class Header {

    private final Layout layout;
    private final Table table;
    private final String mainLanguage;
    private final List<Slip> slips;
    private final Map<String, Integer> seen = new HashMap<>();

    Header(Layout layout, Table table, String mainLanguage, List<Slip> slips) {
        this.layout = layout;
        this.table = table;
        this.mainLanguage = mainLanguage;
        this.slips = slips;
    }

    void read(Map<String, Integer> plain, Map<String, Map<String, Integer>> texts) {
        for (int i = 0; i < table.header().size(); i++) {
            String title = Cells.bare(Cells.tidy(table.header().get(i)));
            if (!title.isEmpty() && !title.startsWith("#"))
                column(i, title, plain, texts);
        }
    }

    private void column(int i, String title, Map<String, Integer> plain, Map<String, Map<String, Integer>> texts) {
        var parts = title.split("::", 2);
        String name = Grid.normal(parts[0]);
        boolean level = layout == Layout.POINTS && name.matches(Layout.LEVEL + "\\d{1,3}");
        if (parts.length == 1 && (level || layout.plain(name).isPresent()))
            once(i, title, name, () -> plain.put(name, i));
        else if (layout.texts(name).isPresent())
            language(parts).ifPresentOrElse(
                    tag -> once(i, title, name + "::" + tag,
                            () -> texts.computeIfAbsent(name, n -> new LinkedHashMap<>()).put(tag, i)),
                    () -> slip(i, title, "Which language is this? Write it like " + name + "::English (en)."));
        else
            slip(i, title, "No column of this name belongs here" + near(name)
                    + " Begin the name with # to keep the column as a note.");
    }

    private Optional<String> language(String[] parts) {
        return parts.length == 1 ? Optional.of(mainLanguage) : Tongue.tag(Cells.tidy(parts[1]));
    }

    private void once(int i, String title, String name, Runnable keep) {
        var first = seen.putIfAbsent(name, i);
        if (first == null)
            keep.run();
        else
            slip(i, title, "This column is there twice, also in " + Table.address(first, table.headerRow())
                    + "; keep one of the two.");
    }

    /** Cells under no name would be lost. */
    void nothingBeside(Table.Line line) {
        for (int i = 0; i < line.cells().size(); i++)
            if (!Cells.tidy(line.cell(i)).isEmpty()
                    && (i >= table.header().size() || Cells.tidy(table.header().get(i)).isEmpty()))
                slips.add(new Slip(layout.name(), line.number(), null, Table.address(i, line.number()), "E-COLUMN",
                        "This column has no name in row " + table.headerRow() + "; name it, or take the cell out."));
    }

    private void slip(int i, String title, String sentence) {
        slips.add(new Slip(layout.name(), table.headerRow(), title, Table.address(i, table.headerRow()), "E-COLUMN", sentence));
    }

    private String near(String name) {
        return nearest(name, layout.columns().stream().map(Column::header)).map(n -> "; did you mean “" + n + "”?").orElse(".");
    }

    static Optional<String> nearest(String name, Stream<String> known) {
        return known.filter(k -> distance(name, k) <= Math.max(1, k.length() / 3))
                .min((a, b) -> Integer.compare(distance(name, a), distance(name, b)));
    }

    /** How many letters have to be changed to come from one word to the other. */
    private static int distance(String a, String b) {
        if (a.length() > 60)
            return a.length();
        int[] above = new int[b.length() + 1];
        Arrays.setAll(above, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int[] here = new int[b.length() + 1];
            here[0] = i;
            for (int j = 1; j <= b.length(); j++)
                here[j] = Math.min(Math.min(here[j - 1], above[j]) + 1,
                        above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            above = here;
        }
        return above[b.length()];
    }
}
