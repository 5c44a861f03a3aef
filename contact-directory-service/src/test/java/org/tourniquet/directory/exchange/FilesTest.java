package org.tourniquet.directory.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.directory.channel.ChannelDraft;
import org.tourniquet.directory.exchange.DirectoryFile.Wrong;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

class FilesTest {

    private static final Cells.Usual USUAL = new Cells.Usual("Europe/Helsinki", "FI");

    @ParameterizedTest
    @ValueSource(strings = { "+35893101691", "=cmd|calc", "a \"quoted\" name, with a comma", "two\nlines", "'quoted", "-1",
            "@x",
            "الخط الليلي" })
    void every_text_comes_back_from_the_file_as_it_was(String text) {
        ChannelDraft draft = new ChannelDraft(texts(text), "PHONE", texts("+35893101691"), List.of("crisis", "coverage"),
                new TreeMap<>(Map.of("crisis", 1, "coverage", 3)), List.of("en", "fi"), "Europe/Helsinki", "FI", null,
                "Mo-Fr 08:00-18:00; PH off", true, List.of("text-relay"), "WORKS", 90);
        String file = Csv.write(List.of(Cells.of("00000000-0000-4000-8000-00000000c001", 4, draft)));
        assertTrue(file.lines().skip(1).noneMatch(line -> line.matches(".*,\"?[=+@-].*")), file);
        DirectoryFile read = Csv.read(("\ufeff" + file).getBytes(StandardCharsets.UTF_8));
        List<Wrong> wrongs = new ArrayList<>();
        assertEquals(draft, Cells.draft(read.rows().getFirst(), null, USUAL, wrongs));
        assertEquals(List.of(), wrongs);
        assertEquals("4", read.rows().getFirst().cells().get("version"));
    }

    @Test
    void a_spreadsheet_may_use_other_separators_and_leave_columns_out() {
        DirectoryFile read = Csv.read("""
                name;kind;address;needs;hours
                Desk;DESK;1 Quay Street;crisis:2 boats;24/7

                """.getBytes(StandardCharsets.UTF_8));
        ChannelDraft draft = Cells.draft(read.rows().getFirst(), null, USUAL, new ArrayList<>());
        assertEquals(Map.of("crisis", 2, "boats", 1), draft.rank());
        assertEquals("Europe/Helsinki", draft.timeZone());
        assertEquals(1, read.rows().size());
    }

    @Test
    void what_a_row_does_not_speak_of_stays() {
        ChannelDraft before = new ChannelDraft(texts("Desk"), "DESK", texts("1 Quay Street"), List.of("crisis"),
                new TreeMap<>(), List.of("fi"), "Europe/Paris", "FR", null, "24/7", true, List.of("step-free"), "DOWN", 60);
        DirectoryFile read = Csv.read("id,hours\n1,off\n".getBytes(StandardCharsets.UTF_8));
        ChannelDraft after = Cells.draft(read.rows().getFirst(), before, USUAL, new ArrayList<>());
        assertEquals(List.of("/hours"), before.differencesTo(after).stream().map(ChannelDraft.Difference::pointer).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name,name/A,B   | 1 | name   | is there twice
            name,colour/A,B | 1 | colour | is no column of ours
            kind/PHONE      | 1 | name   | is missing; without it and id nobody knows which channel is meant
            name,kind/A     | 2 |        | has 1 cells, the first row has 2
            """)
    void what_is_wrong_with_the_table_is_named_by_row_and_column(String file, int row, String column, String reason) {
        assertEquals(List.of(new Wrong(row, column, reason)),
                Csv.read(file.replace('/', '\n').getBytes(StandardCharsets.UTF_8)).wrongs());
    }

    @Test
    void what_is_no_table_at_all_is_refused_as_a_whole() {
        assertEquals("not-csv", refusal("PK\u0003\u0004".getBytes(StandardCharsets.UTF_8)));
        assertEquals("encoding", refusal("name\nCaf\u00e9".getBytes(StandardCharsets.ISO_8859_1)));
        assertEquals("file-empty", refusal("  \n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("not-json", assertThrows(Problem.class, () -> JsonLd.read("{".getBytes(StandardCharsets.UTF_8))).code());
        assertEquals("no-channels",
                assertThrows(Problem.class, () -> JsonLd.read("{}".getBytes(StandardCharsets.UTF_8))).code());
    }

    private static String refusal(byte[] bytes) {
        return assertThrows(Problem.class, () -> Csv.read(bytes)).code();
    }

    @Test
    void json_ld_that_others_wrote_is_read_as_far_as_it_goes() {
        DirectoryFile read = JsonLd.read("""
                {"@context": "https://schema.org", "@type": "Organization", "contactPoint": {
                  "@type": "ContactPoint", "telephone": "+358 9 310 1691", "name": "Line", "contactType": "Customer Service",
                  "availableLanguage": [{"@type": "Language", "name": "Finnish", "alternateName": "fi"}, "en"],
                  "areaServed": "FI", "hoursAvailable": [
                    {"opens": "09:00:00", "closes": "17:00:00", "dayOfWeek": ["Monday", "https://schema.org/Tuesday"]},
                    {"opens": "22:00", "closes": "02:00", "dayOfWeek": "Friday"},
                    {"opens": "00:00", "closes": "00:00", "dayOfWeek": "PublicHolidays"},
                    {"opens": "00:00", "closes": "23:59", "validFrom": "2026-12-24", "validThrough": "2026-12-26"}]}}
                """.getBytes(StandardCharsets.UTF_8));
        Map<String, String> cells = read.rows().getFirst().cells();
        assertEquals("PHONE", cells.get("kind"));
        assertEquals("customer-service", cells.get("needs"));
        assertEquals("fi en", cells.get("languages"));
        assertEquals("Mo 09:00-17:00; Tu 09:00-17:00; Fr 22:00-02:00; PH off; 2026 Dec 24-2026 Dec 26 00:00-24:00",
                cells.get("hours"));
        assertEquals(List.of(), read.wrongs());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"opens": "09:00", "closes": "17:00", "dayOfWeek": "Mardi"}                             | Mardi
            {"opens": "09:00", "closes": "17:00", "dayOfWeek": "Monday", "validFrom": "2026-06-01"} | season
            {"opens": "09:00", "closes": "17:00", "validFrom": "in June"}                           | in June
            """)
    void hours_that_cannot_be_kept_are_named(String specification, String named) throws JsonProcessingException {
        List<String> wrongs = new ArrayList<>();
        SchemaHours.text(List.of(new ObjectMapper().readTree(specification)), wrongs::add);
        assertTrue(wrongs.getFirst().contains(named), wrongs.toString());
    }

    private static SortedMap<String, String> texts(String text) {
        return new TreeMap<>(Map.of("en", text));
    }
}
