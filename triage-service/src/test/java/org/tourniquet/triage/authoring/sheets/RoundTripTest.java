package org.tourniquet.triage.authoring.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.assessment.Canonical;
import org.tourniquet.triage.authoring.sheets.SheetFile.Format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What goes out as a spreadsheet comes back as the same protocol, to the last sign. */
class RoundTripTest {

    private static final Path EXAMPLE = Path.of(System.getProperty("tourniquet.data", "../../shared/data"),
            "protocol-example.json");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    static boolean theExampleIsThere() {
        return Files.exists(EXAMPLE);
    }

    static ObjectNode shipped(String key) {
        try (var in = RoundTripTest.class.getResourceAsStream("/protocols/" + key + ".json")) {
            return (ObjectNode) new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void comesBack(JsonNode protocol) {
        for (var format : Format.values()) {
            var back = SheetFile.read(SheetFile.written(protocol, format));
            assertEquals(List.of(), back.slips(), format.name());
            assertEquals(Canonical.of(protocol), Canonical.of(back.protocol()), format.name());
            assertEquals(Canonical.hash(protocol), Canonical.hash(back.protocol()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "business-failure", "service-outage", "health-personal" })
    void the_protocols_that_ship_come_back_the_same(String key) {
        comesBack(shipped(key));
    }

    @Test
    @EnabledIf(value = "theExampleIsThere", disabledReason = "no protocol-example.json in the folder of -Dtourniquet.data")
    void a_protocol_of_somebody_else_comes_back_the_same() throws IOException {
        comesBack(new ObjectMapper().readTree(Files.readString(EXAMPLE)));
    }

    @Test
    void what_is_there_but_empty_odd_or_in_a_language_of_its_own_comes_back_the_same() throws IOException {
        var odd = shipped("business-failure");
        odd.put("$schema", "urn:tourniquet:protocol:1").putArray("tieBreak");
        odd.putObject("limits");
        odd.withArray("signedOff").add("en").add("pt-BR");
        ((ObjectNode) odd.at("/questions/0/text")).put("pt-BR", "=1+1").put("en", "'-- \"a\", b;\nc’d").put("ar", "@هل");
        ((ObjectNode) odd.at("/questions/1")).putObject("unknown");
        ((ObjectNode) odd.at("/questions/4")).putObject("help").put("en", "+358 40");
        ((ObjectNode) odd.at("/questions/4")).putObject("sms");
        ((ObjectNode) odd.at("/issues/0")).put("basePoints", -4).putArray("links");
        ((ObjectNode) odd.at("/issues/1")).putArray("complications").addObject();
        ((ObjectNode) odd.at("/dimensions/LEVER")).putArray("levels");
        ((ObjectNode) odd.at("/questions/9")).set("visibleIf", new ObjectMapper().readTree("""
                {"all": [{"any": [{"question": "safety", "is": ["LIFE"]}, {"question": "safety", "is": ["HAZARD"]}]},
                         {"not": {"question": "horizon", "is": ["hours", "days"]}}]}"""));
        comesBack(odd);
    }

    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "business-failure", "service-outage", "health-personal" })
    void programs_of_xlsform_find_names_lists_and_references_that_hold(String key) {
        var tables = Export.of(shipped(key));
        var survey = new Grid(Layout.SURVEY, tables.get(1), "en", new ArrayList<>());
        var choices = new Grid(Layout.CHOICES, tables.get(2), "en", new ArrayList<>());
        var names = new HashSet<String>();
        var lists = new HashSet<String>();
        for (var row : choices.rows()) {
            assertTrue(names.add(row.get("list_name") + "/" + row.get("name")), "twice: " + row.get("name"));
            assertTrue(NAME.matcher(row.get("list_name")).matches() && !row.get("name").contains(" "));
            lists.add(row.get("list_name"));
        }
        for (var row : survey.rows())
            assertTrue(names.add(row.get("name")) && NAME.matcher(row.get("name")).matches(), row.get("name"));
        for (var row : survey.rows()) {
            assertTrue(row.get("type").equals("text")
                    || row.get("type").matches("select_(one|multiple) \\S+") && lists.contains(row.get("type").split(" ")[1]));
            var references = Pattern.compile("\\$\\{([^}]*)}").matcher(row.get("relevant") + row.get("choice_filter"));
            while (references.find())
                assertTrue(names.contains(references.group(1)), references.group(1));
        }
        for (var table : tables)
            assertEquals(table.header().size(), new HashSet<>(table.header()).size(), "a column twice in " + table.name());
    }

    @Test
    void programs_that_read_as_a_stream_are_told_the_true_size_of_each_sheet() {
        var parts = Parcel.unpacked(SheetFile.written(shipped("natural-disaster"), Format.XLSX));
        var points = new String(parts.get("xl/worksheets/sheet12.xml"), StandardCharsets.UTF_8);
        assertTrue(points.contains("<dimension ref=\"A1:H9\"/>"), points.substring(0, 300));
    }

    @Test
    void no_text_is_taken_for_a_formula_by_a_spreadsheet_program() {
        var protocol = shipped("natural-disaster");
        for (var begins : List.of("=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠", "'="))
            assertEquals("'", Cells.inert(begins + "HYPERLINK(\"x\")").substring(0, 1), begins);
        ((ObjectNode) protocol.at("/issues/0/label")).put("en", "=cmd|'/c calc'!A1");
        for (var format : Format.values())
            for (var part : Parcel.unpacked(SheetFile.written(protocol, format)).values()) {
                var text = new String(part, StandardCharsets.UTF_8);
                assertTrue(!text.contains("<f>") && !text.matches("(?s).*[,>\"]=cmd.*"));
            }
    }
}
