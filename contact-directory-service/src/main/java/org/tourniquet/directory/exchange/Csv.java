package org.tourniquet.directory.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.tourniquet.directory.exchange.DirectoryFile.Row;
import org.tourniquet.directory.exchange.DirectoryFile.Wrong;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.kit.edge.Problem;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

/** The directory as a table that people open in a spreadsheet, which may save it with other separators. */
final class Csv {

    private static final String FORMULA = "=+-@\t\r\n\0＝＋－＠";
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final Set<String> COLUMNS = new HashSet<>(DirectoryFile.columns(Languages.ALL));

    private Csv() {
    }

    static String write(List<Map<String, String>> rows) {
        List<String> others = Languages.ALL.stream().filter(language -> !language.equals(Languages.DEFAULT)).toList();
        List<String> columns = DirectoryFile.columns(others);
        StringBuilder file = new StringBuilder(String.join(",", columns)).append("\r\n");
        for (Map<String, String> row : rows)
            file.append(String.join(",", columns.stream().map(column -> cell(row.getOrDefault(column, ""))).toList()))
                    .append("\r\n");
        return file.toString();
    }

    /** @throws Problem when the file as a whole cannot be read */
    static DirectoryFile read(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K')
            throw Problem.of(415, "not-csv", "This is a spreadsheet or an archive, not a CSV file")
                    .detail("Save it as CSV UTF-8 and send that.");
        String text = text(bytes);
        if (text.isBlank())
            throw Problem.of(422, "file-empty", "The file is empty");
        List<Row> rows = new ArrayList<>();
        List<Wrong> wrongs = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator(text)).allowExtraFields(true)
                .allowMissingFields(true).skipEmptyLines(true).ofCsvRecord(text)) {
            List<String> header = null;
            for (CsvRecord record : reader)
                if (header == null)
                    header = header(record, wrongs);
                else
                    row((int) record.getStartingLineNumber(), header, record.getFields(), rows, wrongs);
        } catch (CsvParseException broken) {
            throw Problem.of(422, "csv-broken", "The file breaks off within a quoted cell")
                    .detail("A quotation mark is opened and never closed; nothing was taken in.");
        } catch (java.io.IOException cannotHappen) {
            throw new java.io.UncheckedIOException(cannotHappen);
        }
        return new DirectoryFile(rows, wrongs);
    }

    private static String text(byte[] bytes) {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(all).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            throw Problem.of(422, "encoding", "The file is not UTF-8")
                    .detail("Byte " + all.position() + " fits no letter of it. Save the file as CSV UTF-8 and send that.");
        }
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return SEPARATORS.stream().max(java.util.Comparator.comparingLong(s -> first.chars().filter(c -> c == s).count()))
                .orElse(',');
    }

    private static List<String> header(CsvRecord record, List<Wrong> wrongs) {
        List<String> header = record.getFields().stream().map(cell -> cell.strip().toLowerCase()).toList();
        Set<String> seen = new HashSet<>();
        for (String column : header)
            if (!column.isEmpty() && !COLUMNS.contains(column))
                wrongs.add(new Wrong(1, column, "is no column of ours"));
            else if (!column.isEmpty() && !seen.add(column))
                wrongs.add(new Wrong(1, column, "is there twice"));
        if (!seen.contains(DirectoryFile.ID) && !seen.contains(DirectoryFile.NAME))
            wrongs.add(new Wrong(1, DirectoryFile.NAME, "is missing; without it and id nobody knows which channel is meant"));
        return header;
    }

    private static void row(int line, List<String> header, List<String> fields, List<Row> rows, List<Wrong> wrongs) {
        if (fields.stream().allMatch(String::isBlank))
            return;
        if (fields.size() != header.size())
            wrongs.add(new Wrong(line, null, "has " + fields.size() + " cells, the first row has " + header.size()));
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
            if (fields.get(i).indexOf('\0') >= 0)
                wrongs.add(new Wrong(line, header.get(i), "contains a control character"));
            if (!header.get(i).isEmpty())
                cells.put(header.get(i), unguarded(fields.get(i).strip()));
        }
        rows.add(new Row(line, cells));
    }

    /** With a leading ' when a spreadsheet would calculate it. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("[\\p{Alnum} .:/_+'@-]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    private static String unguarded(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0 ? cell.substring(1) : cell;
    }
}
