package org.tourniquet.broadcast.audience;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;

import org.tourniquet.kit.edge.Problem;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** A file of people as it comes: finds out encoding and separator, reads the header, then gives one row after the other. */
final class CsvFile implements AutoCloseable {
    static final int LOOK_AHEAD = 256 * 1024;

    /** One row with the line of the file on which it begins. */
    record Row(long line, List<String> cells) {
    }

    private final StrictText text;
    private final Charset charset;
    private final boolean sure;
    private final SeparatorGuess.Guess separator;
    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final ColumnMapping columns;
    private long lastLine;

    private CsvFile(StrictText text, Charset charset, boolean sure, SeparatorGuess.Guess separator, Wanted wanted) {
        this.text = text;
        this.charset = charset;
        this.sure = sure;
        this.separator = separator;
        this.reader = CsvReader.builder().fieldSeparator(separator.separator()).allowExtraFields(true).allowMissingFields(true)
                .ofCsvRecord(text);
        this.records = reader.iterator();
        if (separator.said())
            next();
        this.columns = wanted.over(ColumnMapping.guess(header()).distinct());
    }

    /** Opens a file; what is not stated about it is guessed from its beginning. */
    static CsvFile open(InputStream body, Wanted wanted) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(body, LOOK_AHEAD + 1);
        bytes.mark(LOOK_AHEAD + 1);
        byte[] beginning = bytes.readNBytes(LOOK_AHEAD);
        bytes.reset();
        NotCsv.refuse(beginning);
        boolean whole = beginning.length < LOOK_AHEAD;
        EncodingGuess.Guess guess = guess(beginning, whole, wanted.charset());
        bytes.skipNBytes(guess.mark());
        boolean stated = wanted.charset() != null && guess.mark() == 0;
        Charset charset = stated ? wanted.charset() : guess.encoding().charset();
        SeparatorGuess.Guess separator = SeparatorGuess
                .of(new String(beginning, guess.mark(), beginning.length - guess.mark(), charset));
        if (wanted.separator() != null)
            separator = new SeparatorGuess.Guess(wanted.separator(), true, separator.said());
        return new CsvFile(new StrictText(bytes, charset, guess.mark(), separator.separator()), charset, stated || guess.sure(),
                separator, wanted);
    }

    private static EncodingGuess.Guess guess(byte[] beginning, boolean whole, Charset stated) {
        try {
            return EncodingGuess.of(beginning, whole);
        } catch (EncodingGuess.NoEncoding none) {
            if (stated != null)
                return new EncodingGuess.Guess(Encoding.UTF_8, true, List.of(), 0, List.of());
            throw NotCsv.noEncoding(none.offset);
        }
    }

    private List<String> header() {
        Row first = next();
        if (first == null)
            throw Problem.of(422, "empty-file", "The file is empty");
        return first.cells.stream().map(String::strip).map(CsvCell::unguarded).toList();
    }

    ColumnMapping columns() {
        return columns;
    }

    Charset charset() {
        return charset;
    }

    boolean sure() {
        return sure;
    }

    SeparatorGuess.Guess separator() {
        return separator;
    }

    /** The next row, or null at the end. */
    Row next() {
        try {
            if (!records.hasNext())
                return null;
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            if (text.quotes().inside() && !records.hasNext())
                throw unclosed();
            return new Row(lastLine, record.getFields());
        } catch (CsvParseException | java.io.UncheckedIOException broken) {
            throw problem(broken);
        }
    }

    private Problem unclosed() {
        return Problem.of(422, "unclosed-quote", "A quoted cell is opened and never closed")
                .at("/lines/" + text.quotes().openedOn(), "unclosed-quote", "is the line to look at");
    }

    private Problem problem(RuntimeException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof StrictText.NotText notText)
                return NotCsv.otherEncoding(charset, notText.offset);
            if (cause instanceof CutUpload cut)
                throw cut;
            if (cause instanceof IOException cut)
                throw new CutUpload(cut);
        }
        return text.quotes().inside() ? unclosed()
                : Problem.of(422, "unreadable", "The file cannot be read as CSV").at("/lines/" + lastLine, "unreadable",
                        "is the last line that could be read");
    }

    /** The upload ended before the file did. */
    static final class CutUpload extends RuntimeException {
        CutUpload(IOException cut) {
            super(cut);
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
