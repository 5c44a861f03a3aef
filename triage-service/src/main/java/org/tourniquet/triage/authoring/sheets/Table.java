package org.tourniquet.triage.authoring.sheets;

import java.util.List;

/** One sheet as it stands in a file: the names of its columns, and the rows below with the numbers that people see. */
record Table(String name, int headerRow, List<String> header, List<Line> lines) {

    /** The first row that says anything has the names of the columns. */
    static Table of(String name, List<Line> all) {
        int first = 0;
        while (first < all.size() && all.get(first).blank())
            first++;
        return first == all.size() ? new Table(name, 1, List.of(), List.of())
                : new Table(name, all.get(first).number(), all.get(first).cells(), all.subList(first + 1, all.size()));
    }

    record Line(int number, List<String> cells) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column) : "";
        }

        boolean blank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** How a spreadsheet calls a cell: C12. */
    static String address(int column, int row) {
        var letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1)
            letters.insert(0, (char) ('A' + rest % 26));
        return letters + String.valueOf(row);
    }

    /** The way back from an address to its column. */
    static int column(String address) {
        int column = 0;
        for (char c : address.toCharArray())
            if (c >= 'A' && c <= 'Z')
                column = column * 26 + c - 'A' + 1;
        return column - 1;
    }
}
