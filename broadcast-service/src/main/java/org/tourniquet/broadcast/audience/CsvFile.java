package org.tourniquet.broadcast.audience;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.tourniquet.kit.edge.Problem;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** A file of people as it comes: finds out encoding and separator, checks the header, then gives one row after the other. */
final class CsvFile implements AutoCloseable {
    private static final int LOOK_AHEAD = 64 * 1024;
    private static final int COLUMNS = 200;
    private static final char[] SEPARATORS = { ',', ';', '\t' };

    /** One row with the line of the file on which it begins. */
    record Row(long line, List<String> cells) {
    }

    private final StrictText text;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long lastLine = 1;

    private CsvFile(StrictText text, CsvReader<CsvRecord> reader) {
        this.text = text;
        this.reader = reader;
        this.records = reader.iterator();
        this.header = checkedHeader();
    }

    /** Opens a file; {@code stated} is the encoding the sender named, or null. */
    static CsvFile open(InputStream body, Charset stated) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(body, LOOK_AHEAD);
        bytes.mark(8);
        byte[] first = bytes.readNBytes(4);
        bytes.reset();
        refuseArchives(first);
        Charset charset = stated == null ? StandardCharsets.UTF_8 : stated;
        int mark = 0;
        if (starts(first, 0xEF, 0xBB, 0xBF)) {
            charset = StandardCharsets.UTF_8;
            mark = 3;
        } else if (starts(first, 0xFF, 0xFE) || starts(first, 0xFE, 0xFF)) {
            charset = starts(first, 0xFF, 0xFE) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            mark = 2;
        }
        bytes.skipNBytes(mark);
        StrictText text = new StrictText(bytes, charset, mark);
        BufferedReader chars = new BufferedReader(text, LOOK_AHEAD);
        char separator = separatorOrProblem(chars);
        return new CsvFile(text, CsvReader.builder().fieldSeparator(separator).allowExtraFields(true)
                .allowMissingFields(true).ofCsvRecord(chars));
    }

    private static void refuseArchives(byte[] first) {
        if (starts(first, 'P', 'K', 3, 4) || starts(first, 0xD0, 0xCF, 0x11, 0xE0) || starts(first, 0x1F, 0x8B))
            throw Problem.of(415, "not-csv", "This is a spreadsheet or an archive, not a CSV file")
                    .detail("Save the sheet as CSV (UTF-8) and import that.");
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length)
            return false;
        for (int i = 0; i < with.length; i++)
            if ((bytes[i] & 0xFF) != with[i])
                return false;
        return true;
    }

    private static char separatorOrProblem(BufferedReader chars) throws IOException {
        try {
            return separator(chars);
        } catch (StrictText.NotText notText) {
            throw problem(notText);
        }
    }

    /** The separator that the first line has most of. */
    private static char separator(BufferedReader chars) throws IOException {
        chars.mark(LOOK_AHEAD);
        int[] seen = new int[SEPARATORS.length];
        int unit;
        for (int read = 0; read < LOOK_AHEAD - 1 && (unit = chars.read()) >= 0 && unit != '\n' && unit != '\r'; read++)
            for (int i = 0; i < SEPARATORS.length; i++)
                seen[i] += unit == SEPARATORS[i] ? 1 : 0;
        chars.reset();
        int best = 0;
        for (int i = 1; i < seen.length; i++)
            best = seen[i] > seen[best] ? i : best;
        return SEPARATORS[best];
    }

    private List<String> checkedHeader() {
        Row first = next();
        if (first == null)
            throw Problem.of(422, "empty-file", "The file is empty");
        List<String> names = new ArrayList<>();
        first.cells.forEach(cell -> names.add(cell.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_')));
        Problem wrong = Problem.of(422, "header-wrong", "The first line of the file is not a header that can be used");
        if (names.size() > COLUMNS)
            wrong.at("/header", "too-many-columns", "has more than " + COLUMNS + " columns");
        Set<String> seen = new HashSet<>();
        for (String name : names)
            if (!name.isEmpty() && !seen.add(name))
                wrong.at("/header/" + name, "duplicate-column", "appears twice");
        if (!seen.contains("email") && !seen.contains("phone"))
            wrong.at("/header", "missing-column", "needs a column email or a column phone");
        wrong.throwIfAny();
        return List.copyOf(names);
    }

    List<String> header() {
        return header;
    }

    /** The next row, or null at the end. */
    Row next() {
        try {
            if (!records.hasNext()) {
                if (text.unclosedQuote())
                    throw Problem.of(422, "unclosed-quote", "A quoted cell is opened and never closed").at("/lines/" + lastLine,
                            "unclosed-quote", "is the line to look at");
                return null;
            }
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            return new Row(lastLine, record.getFields());
        } catch (CsvParseException | java.io.UncheckedIOException broken) {
            throw problem(broken);
        }
    }

    private Problem problem(RuntimeException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause())
            if (cause instanceof StrictText.NotText notText)
                return problem(notText);

        return Problem.of(422, "unreadable", "The file cannot be read as CSV").at("/lines/" + lastLine, "unreadable",
                "is the last line that could be read");
    }

    private static Problem problem(StrictText.NotText notText) {
        return Problem.of(422, "encoding", "The file is not UTF-8 text").detail("Byte " + notText.offset
                + " does not fit. Save it as UTF-8, or name its encoding: Content-Type: text/csv; charset=windows-1252");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
