package org.tourniquet.broadcast.audience;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import org.tourniquet.broadcast.audience.ColumnMapping.Column;

/** How a file would be read: its columns and first rows as they would be stored, and how many of the first are usable. */
public record ImportPreview(String charset, boolean sureOfCharset, char separator, boolean sureOfSeparator,
        List<Column> columns, List<ShownRow> rows, long looked, long usable, long mended, String wrong) {
    private static final int SHOWN = 10;
    private static final int LOOKED = 1000;

    public long refused() {
        return looked - usable;
    }

    /** A row of the file: its cells as they came, and who it would be or why it is refused. */
    public record ShownRow(long line, List<String> cells, String stored, String refusedColumn, String refused,
            List<RowCheck.Remark> remarks) {
    }

    /** Reads the beginning of a file; a {@link org.tourniquet.kit.edge.Problem} says what makes it unreadable. */
    static ImportPreview of(InputStream body, Wanted wanted, String country) throws IOException {
        try (CsvFile file = CsvFile.open(body, wanted)) {
            RowCheck check = new RowCheck(file.columns(), country);
            List<ShownRow> rows = new ArrayList<>();
            long looked = 0;
            long usable = 0;
            long mended = 0;
            for (CsvFile.Row row = file.next(); row != null && looked < LOOKED; row = file.next()) {
                ShownRow shown = shown(row, check);
                looked++;
                usable += shown.refused == null ? 1 : 0;
                mended += shown.remarks.size();
                if (rows.size() < SHOWN)
                    rows.add(shown);
            }
            return new ImportPreview(file.charset().name(), file.sure(), file.separator().separator(), file.separator().sure(),
                    file.columns().columns(), rows, looked, usable, mended, wrong(file.columns()));
        }
    }

    private static String wrong(ColumnMapping columns) {
        try {
            columns.usable();
            return null;
        } catch (org.tourniquet.kit.edge.Problem problem) {
            return problem.errors().stream().map(at -> at.pointer().replaceFirst("^/header/?", "") + " " + at.detail())
                    .map(String::strip).reduce((one, other) -> one + "; " + other).orElse(problem.title());
        }
    }

    private static ShownRow shown(CsvFile.Row row, RowCheck check) {
        try {
            RowCheck.Found found = check.check(row.cells());
            return new ShownRow(row.line(), clipped(row.cells()), stored(found), null, null, found.remarks());
        } catch (RowCheck.Refused why) {
            return new ShownRow(row.line(), clipped(row.cells()), null, why.column, why.getMessage(), List.of());
        }
    }

    private static List<String> clipped(List<String> cells) {
        return cells.stream().map(cell -> cell.length() > 60 ? cell.substring(0, 60) + "…" : cell).toList();
    }

    /** Who it would be, in one line. */
    private static String stored(RowCheck.Found found) {
        List<String> parts = new ArrayList<>();
        if (found.name() != null)
            parts.add(found.name());
        parts.addAll(found.emails());
        found.phones().forEach(phone -> parts.add(phone + country(phone)));
        parts.add(found.language() == null ? "en" : found.language());
        for (String text : new String[] { found.region(), found.timeZone(), found.externalId() })
            if (text != null)
                parts.add(text);
        parts.addAll(found.tags());
        if (Boolean.TRUE.equals(found.safeContact()))
            parts.add("contact with care");
        found.attributes().forEach((name, value) -> parts.add(name + ": " + value));
        return (found.optedOut() ? "Opted out, left alone: " : "") + String.join(" · ", parts);
    }

    private static String country(String phone) {
        String country = PhoneNumbers.countryOf(phone);
        return country == null ? "" : " (" + country + ")";
    }
}
