package org.tourniquet.triage.authoring.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.assessment.Canonical;
import org.tourniquet.triage.authoring.sheets.SheetFile.Format;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Spreadsheets as they come back from people and their programs: harmless damage is undone, the rest is named by its cell. */
class DamagedSheetsTest {

    private static final ObjectNode PROTOCOL = RoundTripTest.shipped("natural-disaster");

    private static Map<String, byte[]> csv() {
        return new LinkedHashMap<>(Parcel.unpacked(SheetFile.written(PROTOCOL, Format.CSV)));
    }

    private static Imported with(String sheet, UnaryOperator<String> damage) {
        return with(sheet, damage, StandardCharsets.UTF_8);
    }

    private static Imported with(String sheet, UnaryOperator<String> damage, Charset charset) {
        var files = csv();
        files.computeIfPresent(sheet + ".csv", (name, bytes) -> damage.apply(new String(bytes, StandardCharsets.UTF_8))
                .getBytes(charset));
        return SheetFile.read(Parcel.packed(files));
    }

    private static void harmless(Imported back) {
        assertEquals(List.of(), back.slips());
        assertEquals(Canonical.of(PROTOCOL), Canonical.of(back.protocol()));
    }

    private static void named(Imported back, String sheet, Integer row, String cell, String code, String word) {
        assertTrue(back.slips().stream().anyMatch(s -> s.sheet().equals(sheet) && (row == null || row.equals(s.row()))
                && (cell == null || cell.equals(s.cell())) && s.code().equals(code) && s.detail().contains(word)),
                () -> back.slips().toString());
    }

    @Test
    void separators_marks_blanks_and_empty_rows_do_no_harm() {
        harmless(with("influence", text -> text.replace("\ufeff", "").replace("power,comms", " power ,comms\u00a0")));
        harmless(with("points", text -> "sep=;\n" + text.replace(',', ';').replace("\ufeff", "")));
        harmless(with("points", text -> text.replace("\r\n", "\r\n\r\n,,,\r\n")));
        harmless(with("points",
                text -> text.replace("dimension", " Dimension ").replace("DANGER", "danger").replace("32,", "32.0,")));
        harmless(with("settings", text -> text, StandardCharsets.UTF_16));
        var files = csv();
        files.put("__MACOSX/._points.csv", new byte[] { 0, 1, 2 });
        files.put("notes.txt", new byte[3]);
        var folder = new LinkedHashMap<String, byte[]>();
        files.forEach((name, bytes) -> folder.put("protocol/" + name, bytes));
        harmless(SheetFile.read(Parcel.packed(folder)));
    }

    @Test
    void notes_of_the_author_stay_out_of_the_protocol() {
        harmless(with("points", text -> text.replace("propagates", "propagates,#why")
                .replaceAll("(?m)^([A-Z]+,\\d*,(?:yes|no))", "$1,because")));
    }

    @Test
    void everything_wrong_is_named_at_once_by_sheet_row_and_column() {
        var files = csv();
        edit(files, "points", "DANGER,32", "DANGER,thirty");
        edit(files, "survey", "question_type", "qestion_type");
        edit(files, "influence", "power,comms,3", "pover,comms,1.5");
        edit(files, "ways", "issue,id", "issue,id,id");
        var back = SheetFile.read(Parcel.packed(files));
        named(back, "points", 5, "B5", "E-WEIGHT", "“thirty” is not a whole number");
        named(back, "survey", 1, null, "E-COLUMN", "did you mean “question_type”");
        named(back, "influence", 2, "C2", "E-WEIGHT", "“1.5”");
        named(back, "ways", 1, "C1", "E-COLUMN", "also in B1");
    }

    @Test
    void names_that_lead_nowhere_and_conditions_that_say_nothing_are_named_at_their_cell() {
        var files = csv();
        edit(files, "steps", "care,", "caer,");
        edit(files, "survey", "select_one people", "select_one poeple");
        edit(files, "flags", "\"selected(${safety}, 'LIFE')\"", "safety is LIFE");
        var back = SheetFile.read(Parcel.packed(files));
        named(back, "steps", 2, null, "E-REF", "no way");
        named(back, "survey", null, null, "E-REF", "did you mean “people”");
        named(back, "flags", 2, null, "E-SHAPE", "write it like");
    }

    @Test
    void missing_sheets_and_other_encodings_are_named() {
        var files = csv();
        files.put("isues.csv", files.remove("issues.csv"));
        named(SheetFile.read(Parcel.packed(files)), "isues", null, null, "E-SHEET", "did you mean “issues”");
        named(SheetFile.read(Parcel.packed(files)), "issues", null, null, "E-SHEET", "missing");
        named(with("issues", text -> text.replace("\ufeff", ""), StandardCharsets.ISO_8859_1), "issues", null, null, "E-SHEET",
                "save the sheet as “CSV UTF-8”");
        named(with("issues", text -> text + "\"open"), "issues", null, null, "E-SHEET", "never closed");
    }

    @Test
    void merged_cells_dates_and_formulas_without_a_value_are_named() throws IOException {
        var back = SheetFile.read(workbook(sheet -> {
            sheet.value(0, 0, "dimension");
            sheet.value(0, 1, "pick");
            sheet.value(1, 0, "TIME");
            sheet.value(1, 1, java.time.LocalDate.of(2026, 10, 2));
            sheet.style(1, 1).format("d-mmm").set();
            sheet.value(2, 0, "MONEY");
            sheet.formula(2, 1, "4*2");
            sheet.range(2, 0, 3, 0).merge();
        }));
        named(back, "points", 2, "B2", "E-CELL", "a date");
        named(back, "points", 3, "A3", "E-CELL", "A3 to A4 are merged");
        assertEquals(List.of("dimension", "pick"), back.slips().stream().filter(s -> s.code().equals("E-CELL"))
                .map(Slip::column).distinct().sorted().toList());
        named(back, "points", 3, "B3", "E-CELL", "formula shows nothing");
    }

    @Test
    void what_is_no_spreadsheet_of_ours_is_refused_with_what_to_do() {
        refused(415, "not-a-spreadsheet", "old .xls", new byte[] { (byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 0 });
        refused(415, "not-a-spreadsheet", "One CSV file holds one sheet", "key,name\na,b\n".getBytes(StandardCharsets.UTF_8));
        refused(415, "not-a-spreadsheet", "OpenDocument", Parcel.packed(Map.of("mimetype", new byte[1])));
        refused(415, "not-a-spreadsheet", "damaged", new byte[] { 'P', 'K', 3, 4, 0, 0 });
        refused(415, "not-a-spreadsheet", "another kind", Parcel.packed(Map.of("[Content_Types].xml", new byte[1])));
        refused(415, "macros", "without macros", Parcel.packed(Map.of("[Content_Types].xml", new byte[1], "xl/workbook.xml",
                new byte[1], "xl/vbaProject.bin", new byte[1])));
    }

    @Test
    void bombs_and_huge_sheets_are_refused_before_they_fill_the_memory() throws IOException {
        var bomb = Parcel.packed(Map.of("survey.csv", new byte[30 * 1024 * 1024]));
        assertTrue(bomb.length < 100_000);
        refused(413, "too-large", "20 MB", bomb);
        var many = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i < 400; i++)
            many.put("s" + i + ".csv", new byte[0]);
        refused(413, "too-large", "400 files", Parcel.packed(many));
        refused(413, "too-large", "5000 rows",
                Parcel.packed(Map.of("points.csv", "a,b\n".repeat(6_000).getBytes(StandardCharsets.UTF_8))));
        refused(413, "too-large", "5000 rows", workbook(sheet -> {
            for (int r = 0; r < 6_000; r++)
                sheet.value(r, 0, "TIME");
        }));
    }

    private static void refused(int status, String code, String word, byte[] file) {
        var problem = assertThrows(Problem.class, () -> SheetFile.read(file), word);
        assertEquals(status + " " + code, problem.status() + " " + problem.code());
        assertTrue(problem.detail().contains(word), problem.detail());
    }

    private static void edit(Map<String, byte[]> files, String sheet, String from, String to) {
        files.computeIfPresent(sheet + ".csv", (name, bytes) -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertTrue(text.contains(from), () -> sheet + " has no " + from + " in " + text.lines().limit(3).toList());
            return text.replaceFirst(java.util.regex.Pattern.quote(from), java.util.regex.Matcher.quoteReplacement(to))
                    .getBytes(StandardCharsets.UTF_8);
        });
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private static byte[] workbook(Filling points) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            points.fill(book.newWorksheet("points"));
        }
        return out.toByteArray();
    }
}
