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
    void bytes_that_are_not_text_are_refused_with_their_place() {
        Problem problem = assertThrows(Problem.class,
                () -> read("email,name\na@b.example,Ä\n", StandardCharsets.ISO_8859_1));
        assertTrue(problem.detail().contains("Byte 23 "), problem.detail());
    }

    @Test
    void a_quote_that_never_ends_refuses_the_whole_file() {
        assertEquals("unclosed-quote", refused("email,name\na@b.example,\"Anna\nb@b.example,Bela\n"));
    }

    @Test
    void headers_that_cannot_be_used_are_refused() {
        assertEquals("header-wrong", refused("email,email\n"));
        assertEquals("header-wrong", refused("name,language\n"));
        assertEquals("empty-file", refused(""));
        assertEquals("not-csv", refused("PK\u0003\u0004zip"));
    }

    private static String refused(String text) {
        return assertThrows(Problem.class, () -> read(text, StandardCharsets.UTF_8)).code();
    }

    private static List<List<String>> read(String text, Charset charset) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CsvFile file = CsvFile.open(new ByteArrayInputStream(text.getBytes(charset)), null)) {
            rows.add(file.header());
            for (CsvFile.Row row = file.next(); row != null; row = file.next())
                rows.add(row.cells());
        }
        return rows;
    }
}
