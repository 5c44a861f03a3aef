package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Problem;

/** Files as they really come. */
class CsvFileTest {

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_column() throws IOException {
        assertEquals(List.of("email", "name"), read("\uFEFFemail,name\na@b.example,Ä\n", StandardCharsets.UTF_8).getFirst());
    }

    @Test
    void utf_16_with_its_mark_is_read() throws IOException {
        assertEquals(List.of("a@b.example", "Őri"),
                read("\uFEFFemail,name\na@b.example,Őri\n", StandardCharsets.UTF_16LE).get(1));
    }

    @Test
    void semicolons_and_tabs_separate_too() throws IOException {
        assertEquals(List.of("a@b.example", "x,y"), read("email;name\na@b.example;x,y\n", StandardCharsets.UTF_8).get(1));
        assertEquals(List.of("a@b.example", "x"), read("email\tname\na@b.example\tx\n", StandardCharsets.UTF_8).get(1));
    }

    @Test
    void western_and_central_letters_are_told_apart_by_themselves() throws IOException {
        assertEquals(List.of("a@b.example", "Hélène Lefèvre à Nîmes"),
                read("email,name\na@b.example,Hélène Lefèvre à Nîmes\n", Charset.forName("windows-1252")).get(1));
        assertEquals(List.of("a@b.example", "Erdős Győző"),
                read("email;name\na@b.example;Erdős Győző\n", Charset.forName("ISO-8859-2")).get(1));
    }

    @Test
    void bytes_that_are_not_the_stated_text_are_refused_with_their_place() {
        Problem problem = assertThrows(Problem.class, () -> read("email,name\na@b.example,Ä\n", StandardCharsets.ISO_8859_1,
                new Wanted(StandardCharsets.UTF_8, null, null, null)));
        assertTrue(problem.detail().contains("Byte 23 "), problem.detail());
    }

    @Test
    void what_is_stated_wins_over_what_is_guessed() throws IOException {
        assertEquals(List.of("a;b", "Ä"), read("email,name\na;b,Ä\n", StandardCharsets.ISO_8859_1,
                new Wanted(StandardCharsets.ISO_8859_1, ',', null, null)).get(1));
    }

    @Test
    void a_spreadsheets_own_line_about_the_separator_is_obeyed() throws IOException {
        assertEquals(List.of("a@b.example", "x,y"),
                read("sep=;\r\nemail;name\r\na@b.example;x,y\r\n", StandardCharsets.UTF_8).get(1));
    }

    @Test
    void a_comma_within_quotes_or_in_the_header_only_is_no_separator() throws IOException {
        assertEquals(List.of("a@b.example", "x"),
                read("email;\"name, first\"\na@b.example;x\nb@b.example;y\n", StandardCharsets.UTF_8).get(1));
    }

    @Test
    void a_quote_that_never_ends_refuses_the_whole_file_and_says_where_it_began() {
        Problem problem = assertThrows(Problem.class,
                () -> read("email,name\na@b.example,\"Anna\nb@b.example,Bela\n", StandardCharsets.UTF_8));
        assertEquals("unclosed-quote", problem.code());
        assertEquals("/lines/2", problem.errors().getFirst().pointer());
    }

    @Test
    void a_single_quote_mark_within_a_cell_is_only_a_letter() throws IOException {
        assertEquals(List.of("a@b.example", "5\" pipe"),
                read("email,name\na@b.example,5\" pipe\n", StandardCharsets.UTF_8).get(1));
    }

    @Test
    void a_cell_of_ten_megabytes_is_read_and_left_to_the_row() throws IOException {
        assertEquals(3, read("email,name\na@b.example," + "x".repeat(10_000_000) + "\nb@b.example,y\n",
                StandardCharsets.UTF_8).size());
    }

    @Test
    void headers_that_cannot_be_used_are_refused() {
        assertEquals("header-wrong", refused("email,E-Mail,email\n"));
        assertEquals("empty-file", refused(""));
        assertEquals("not-csv", refused("PK\u0003\u0004zip"));
    }

    private static String refused(String text) {
        return assertThrows(Problem.class, () -> read(text, StandardCharsets.UTF_8)).code();
    }

    private static List<List<String>> read(String text, Charset charset) throws IOException {
        return read(text, charset, Wanted.NOTHING);
    }

    private static List<List<String>> read(String text, Charset charset, Wanted wanted) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvFile file = CsvFile.open(new ByteArrayInputStream(text.getBytes(charset)), wanted)) {
            rows.add(file.columns().names());
            for (CsvFile.Row row = file.next(); row != null; row = file.next())
                rows.add(row.cells());
        }
        return rows;
    }
}
