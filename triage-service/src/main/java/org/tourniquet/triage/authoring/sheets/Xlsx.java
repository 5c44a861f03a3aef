package org.tourniquet.triage.authoring.sheets;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.tourniquet.kit.edge.Problem;

/** Sheets as one .xlsx file. */
final class Xlsx {

    static final int MOST_ROWS = 5_000;
    static final int MOST_COLUMNS = 300;
    static final String TYPES = "[Content_Types].xml";

    private final List<Slip> slips;

    private Xlsx(List<Slip> slips) {
        this.slips = slips;
    }

    static byte[] written(List<Table> tables) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Tourniquet", "1.0")) {
            for (var table : tables)
                sheet(book, table);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return measured(out.toByteArray(), tables);
    }

    /**
     * The writer says of every sheet that it ends in A1, and programs that read as a stream believe it (seen with pyxform
     * 4.5 and openpyxl 3.1: an empty form), so the true end is put in its place.
     */
    private static byte[] measured(byte[] file, List<Table> tables) {
        var parts = Parcel.unpacked(file);
        for (int i = 0; i < tables.size(); i++) {
            var table = tables.get(i);
            String end = Table.address(Math.max(0, table.header().size() - 1), table.lines().size() + 1);
            parts.computeIfPresent("xl/worksheets/sheet" + (i + 1) + ".xml", (name, bytes) -> new String(bytes,
                    StandardCharsets.UTF_8).replaceFirst("<dimension ref=\"A1\"/>", "<dimension ref=\"A1:" + end + "\"/>")
                    .getBytes(StandardCharsets.UTF_8));
        }
        var ordered = new LinkedHashMap<String, byte[]>();
        ordered.put(TYPES, parts.get(TYPES)); // some tell the kind of a file by what comes first in it
        ordered.putAll(parts);
        return Parcel.packed(ordered);
    }

    private static void sheet(Workbook book, Table table) {
        var layout = Layout.of(table.name()).orElseThrow();
        var sheet = book.newWorksheet(table.name());
        for (int c = 0; c < table.header().size(); c++) {
            String name = table.header().get(c);
            sheet.value(0, c, Cells.inert(name));
            sheet.style(0, c).bold().fillColor("E8EDF2").set();
            sheet.width(c, name.contains("::") ? 40 : Math.clamp(name.length() + 4L, 12, 30));
        }
        sheet.freezePane(layout == Layout.SURVEY || layout == Layout.CHOICES ? 2 : 1, 1);
        for (int r = 0; r < table.lines().size(); r++)
            for (int c = 0; c < table.header().size(); c++) {
                String text = table.lines().get(r).cell(c);
                if (layout.counts(table.header().get(c)) && text.matches("-?\\d{1,15}"))
                    sheet.value(r + 1, c, Long.valueOf(text));
                else if (!text.isEmpty())
                    sheet.value(r + 1, c, Cells.inert(text));
            }
    }

    /** Reads the parts that were measured while they were unpacked, and nothing else. */
    static List<Table> read(Map<String, byte[]> parts, List<Slip> slips) {
        var reader = new Xlsx(slips);
        Merged.of(parts).forEach(slips::add);
        var safe = new ByteArrayInputStream(Parcel.packed(parts, Deflater.BEST_SPEED));
        try (var book = new ReadableWorkbook(safe, new ReadingOptions(true, true))) {
            var tables = new ArrayList<Table>();
            for (var sheet : book.getSheets().toList())
                if (!Grid.normal(sheet.getName()).startsWith("#"))
                    tables.add(reader.table(sheet));
            return tables;
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IndexOutOfBoundsException broken) {
            throw Problem.of(415, "not-a-spreadsheet", "This file cannot be opened")
                    .detail("It is damaged. Open it in your spreadsheet program, save it once more as .xlsx and upload that.");
        }
    }

    private Table table(org.dhatim.fastexcel.reader.Sheet sheet) throws IOException {
        var lines = new ArrayList<Table.Line>();
        try (var rows = sheet.openStream()) {
            int all = 0;
            for (var row : (Iterable<Row>) rows::iterator) {
                if (++all > MOST_ROWS * 2)
                    throw Parcel.tooLarge("The sheet “" + sheet.getName() + "” has more than " + MOST_ROWS * 2
                            + " rows, empty ones among them.");
                var line = line(sheet.getName(), row);
                if (line.blank())
                    continue;
                lines.add(line);
                if (lines.size() > MOST_ROWS)
                    throw Parcel.tooLarge("The sheet “" + sheet.getName() + "” has more than " + MOST_ROWS + " rows.");
            }
        }
        return Table.of(sheet.getName(), lines);
    }

    private Table.Line line(String sheet, Row row) {
        var cells = new ArrayList<String>();
        for (int c = 0; c < row.getCellCount(); c++) {
            var cell = row.getCell(c);
            String text = cell == null ? "" : text(sheet, row.getRowNum(), c, cell);
            if (text.isEmpty())
                continue;
            if (c >= MOST_COLUMNS)
                throw Parcel.tooLarge("The sheet “" + sheet + "” has more than " + MOST_COLUMNS + " columns.");
            while (cells.size() < c)
                cells.add("");
            cells.add(text);
        }
        return new Table.Line(row.getRowNum(), cells);
    }

    private String text(String sheet, int row, int column, Cell cell) {
        if (cell.getType() == CellType.EMPTY)
            return "";
        String raw = cell.getRawValue() == null ? "" : cell.getRawValue();
        if (cell.getType() == CellType.ERROR || cell.getType() == CellType.FORMULA && raw.matches("#[A-Z/0!?]+[!?A]?"))
            return odd(sheet, row, column, "This cell shows the error " + raw + "; write what belongs there.");
        if (cell.getType() == CellType.FORMULA && raw.isEmpty())
            return odd(sheet, row, column,
                    "This formula shows nothing; write what belongs there, or let your spreadsheet program "
                            + "work it out and save once more.");
        if (cell.getType() == CellType.NUMBER && Dates.shown(cell))
            return odd(sheet, row, column, "Your spreadsheet program made a date of this cell; format it as text and write it "
                    + "once more.");
        String text = switch (cell.getType()) {
            case NUMBER -> number(cell.asNumber(), raw);
            case BOOLEAN -> cell.asBoolean() ? "true" : "false";
            case STRING -> cell.asString();
            default -> raw;
        };
        return text.length() > Cells.LONGEST ? odd(sheet, row, column, "This text is too long for a cell.") : text;
    }

    private static String number(BigDecimal number, String raw) {
        return Math.abs(number.scale()) > 50 ? raw : number.stripTrailingZeros().toPlainString();
    }

    private String odd(String sheet, int row, int column, String sentence) {
        slips.add(new Slip(Grid.normal(sheet), row, null, Table.address(column, row), "E-CELL", sentence));
        return "";
    }
}
