package org.tourniquet.triage.authoring.sheets;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;

/** Sheets as CSV files in one zip, a file for each: UTF-8 with its mark, so that spreadsheet programs open them rightly. */
final class CsvParcel {

    private static final String MARK = "\ufeff";
    private static final String ENDING = ".csv";

    private CsvParcel() {
    }

    static byte[] written(List<Table> tables) {
        var files = new LinkedHashMap<String, byte[]>();
        for (var table : tables)
            files.put(table.name() + ENDING, (MARK + csv(table)).getBytes(StandardCharsets.UTF_8));
        return Parcel.packed(files);
    }

    private static String csv(Table table) {
        var layout = Layout.of(table.name()).orElseThrow();
        var out = new StringWriter();
        try (var csv = CsvWriter.builder().build(out)) {
            csv.writeRecord(table.header().stream().map(Cells::inert).toList());
            for (var line : table.lines()) {
                var cells = new ArrayList<String>();
                for (int c = 0; c < table.header().size(); c++)
                    cells.add(layout.counts(table.header().get(c)) ? line.cell(c) : Cells.inert(line.cell(c)));
                csv.writeRecord(cells);
            }
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
        return out.toString();
    }

    /** Folders and what a Mac adds are passed over. */
    static List<Table> read(Map<String, byte[]> files, List<Slip> slips) {
        var tables = new ArrayList<Table>();
        files.forEach((path, bytes) -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!name.toLowerCase(Locale.ROOT).endsWith(ENDING) || name.startsWith(".") || path.startsWith("__MACOSX"))
                return;
            String sheet = name.substring(0, name.length() - ENDING.length());
            if (!sheet.startsWith("#"))
                text(sheet, bytes, slips).ifPresent(text -> tables.add(table(sheet, text, slips)));
        });
        return tables;
    }

    private static Optional<String> text(String sheet, byte[] bytes, List<Slip> slips) {
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
        Charset charset = little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        var in = ByteBuffer.wrap(bytes);
        try {
            String text = charset.newDecoder().decode(in).toString();
            return Optional.of(text.startsWith(MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            slips.add(Slip.of(sheet, "E-SHEET", "Byte " + in.position() + " is no UTF-8 text; save the sheet as “CSV UTF-8”."));
            return Optional.empty();
        }
    }

    private static Table table(String sheet, String text, List<Slip> slips) {
        var lines = new ArrayList<Table.Line>();
        int number = 0;
        try (var csv = CsvReader.builder().fieldSeparator(separator(text)).skipEmptyLines(false).allowExtraFields(true)
                .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).ofCsvRecord(text)) {
            for (var record : csv) {
                number++;
                var line = new Table.Line(number, record.getFields());
                boolean hint = number == 1 && record.getField(0).matches("(?i)sep=.?");
                if (hint || line.blank())
                    continue;
                tooLong(sheet, line, slips);
                lines.add(line);
                if (lines.size() > Xlsx.MOST_ROWS || record.getFieldCount() > Xlsx.MOST_COLUMNS)
                    throw Parcel.tooLarge("The sheet “" + sheet + "” has more than " + Xlsx.MOST_ROWS + " rows or "
                            + Xlsx.MOST_COLUMNS + " columns.");
            }
        } catch (CsvParseException | IOException e) {
            slips.add(Slip.of(sheet, "E-SHEET", "Behind row " + number + " this is no CSV any more; look for a quotation mark "
                    + "there that is never closed."));
        }
        unclosed(sheet, text, slips);
        return Table.of(sheet, lines);
    }

    private static void tooLong(String sheet, Table.Line line, List<Slip> slips) {
        for (int c = 0; c < line.cells().size(); c++)
            if (line.cell(c).length() > Cells.LONGEST)
                slips.add(new Slip(Grid.normal(sheet), line.number(), null, Table.address(c, line.number()), "E-CELL",
                        "This text is too long for a cell."));
    }

    private static void unclosed(String sheet, String text, List<Slip> slips) {
        if (text.chars().filter(c -> c == '"').count() % 2 == 1)
            slips.add(Slip.of(sheet, "E-SHEET",
                    "A quotation mark is opened and never closed, so rows run into each other; save the "
                            + "sheet once more from your spreadsheet program."));
    }

    /** The separator that the first line with anything in it has most of. */
    private static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank() && !line.matches("(?i)sep=.?")).findFirst().orElse("");
        char best = ',';
        for (char one : new char[] { ';', '\t' })
            if (many(first, one) > many(first, best))
                best = one;
        return best;
    }

    private static long many(String text, char one) {
        return text.chars().filter(c -> c == one).count();
    }
}
