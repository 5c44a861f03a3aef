package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.people.PeopleGenerator;
import org.tourniquet.local.people.PeopleGenerator.Expected;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;

/** A manager brings in a file of 5,000 people with mistakes in it: each row is accounted for, and nobody is lost. */
class ImportJourney {

    private final Everyone.Imported crowd = Everyone.imported();

    @Test
    void every_row_is_counted_once_and_the_counts_are_those_of_the_file() {
        JsonNode report = crowd.report();
        Expected expected = crowd.expected();
        assertEquals("DONE", report.get("state").asText());
        assertEquals(expected.rows(), report.get("rows").asInt());
        assertEquals(expected.accepted(), report.get("accepted").asInt());
        assertEquals(expected.rejected(), report.get("rejected").asInt());
        assertEquals(expected.duplicates(), report.get("duplicates").asInt());
        assertEquals(expected.rows(), report.get("accepted").asInt() + report.get("updated").asInt()
                + report.get("rejected").asInt() + report.get("duplicates").asInt() + report.get("suppressed").asInt());
        assertEquals(Everyone.PEOPLE, Town.manager().get("/api/audiences/" + crowd.audience()).get("people").asInt());
        assertTrue(crowd.took().compareTo(Duration.ofSeconds(30)) < 0, "it took " + crowd.took());
    }

    @Test
    void each_rejected_row_names_its_line_its_column_its_value_and_why() throws IOException {
        List<String> lines = Files.readAllLines(crowd.file());
        Set<String> columns = Set.of(PeopleGenerator.HEADER.split(","));
        JsonNode errors = crowd.report().get("errors");
        assertEquals(crowd.expected().rejected(), errors.size());
        Set<String> reasons = new HashSet<>();
        for (JsonNode error : errors) {
            String line = lines.get(error.get("row").asInt() - 1);
            assertTrue(line.contains("wrong") || line.contains("no-at-sign") || line.contains("112") || line.contains("Nowhere")
                    || line.contains("too,few") || line.contains("two@"), "this row was right: " + line);
            assertTrue(line.contains(error.path("value").asText("")), error + " does not quote " + line);
            String column = error.path("column").asText("");
            assertTrue(columns.contains(column) || line.startsWith("too,few") || line.contains("Nowhere"), error.toString());
            assertFalse(error.get("reason").asText().isBlank(), error.toString());
            reasons.add(column + ": " + error.get("reason").asText().replaceAll("\\d+", "n"));
        }
        assertTrue(reasons.size() >= 7, "eight kinds of mistakes, and as many reasons: " + reasons);
    }

    @Test
    void the_rejected_rows_can_be_saved_corrected_and_sent_again() {
        String csv = Town.manager().text("/api/audiences/" + crowd.audience() + "/imports/" + crowd.id() + "/rejected.csv");
        List<String> lines = csv.lines().toList();
        assertEquals(crowd.expected().rejected() + 1, lines.size());
        assertTrue(lines.getFirst().replace("\"", "").contains("line,reason," + PeopleGenerator.HEADER), lines.getFirst());
        assertTrue(lines.get(1).contains("no-at-sign.example.com"), lines.get(1));

        try (Person manager = Person.atADesk()) {
            manager.signsIn("manager", TheSuite.broadcast(), crowd.page());
            var download = manager.page().waitForDownload(
                    () -> manager.page().locator("a[href$='rejected.csv']").click());
            assertEquals("rejected.csv", download.suggestedFilename());
        }
    }

    @Test
    void the_same_file_again_changes_nothing_unless_one_means_it() throws IOException {
        String again = "/api/audiences/" + crowd.audience() + "/imports";
        String csv = Files.readString(crowd.file());
        assertEquals(409, Town.manager().send("POST", again, "text/csv", csv).statusCode());
        JsonNode meant = Town.manager().postCsv(again + "?again=true&dryRun=true", csv);
        assertEquals(0, meant.get("accepted").asInt());
        assertEquals(crowd.expected().rows(), meant.get("rows").asInt());
        assertEquals(Everyone.PEOPLE, Town.manager().get("/api/audiences/" + crowd.audience()).get("people").asInt());
    }

    @Test
    void a_person_is_found_by_number_and_the_pages_are_fit_for_a_phone() {
        try (Person manager = Person.onASmallPhone()) {
            manager.signsIn("manager", TheSuite.broadcast(), crowd.page()).sees("Rejected rows").looks("import-320")
                    .fitsTheScreen();
            manager.opens(TheSuite.broadcast(), "/audiences/" + crowd.audience()).sees(Everyone.NAME).looks("audience-320")
                    .fitsTheScreen();
            manager.opens(TheSuite.broadcast(), "/recipients?q=resident7@example.net").sees("resident7@example.net")
                    .looks("person-found-320").fitsTheScreen();
            manager.page().locator("tbody a").first().click();
            manager.sees("What we know").looks("person-320").fitsTheScreen();
        }
    }

    @Test
    void a_file_from_a_western_spreadsheet_is_understood_and_shown_before_anybody_is_stored() throws IOException {
        Path file = Files.createDirectories(Path.of("target")).resolve("clients.csv");
        Files.write(file, ("Courriel;Nom;Téléphone;Langue;Quartier\r\n"
                + "helene@clients.example;Hélène Lefèvre à Nîmes;’+12025550171;fr;Vieux port\r\n"
                + "benoit@clients.example;Benoît Coûteaux;+1 202 555 0172;fr;Île\r\n;Personne;112;fr;\r\n")
                .getBytes(Charset.forName("windows-1252")));
        try (Person manager = Person.atADesk(); Person onThePhone = Person.onASmallPhone()) {
            manager.signsIn("manager", TheSuite.broadcast(), "/audiences").types("Name", "Clients of the port")
                    .presses("Name it and import people");
            manager.page().getByLabel("CSV file", new Page.GetByLabelOptions().setExact(true)).setInputFiles(file);
            manager.presses("Read the file").sees("Hélène Lefèvre à Nîmes").sees("apostrophe of a spreadsheet")
                    .sees("is an emergency number").sees("Who is the same person").looks("import-preview-western");
            assertEquals("windows-1252", manager.page().getByLabel("Encoding").inputValue());
            assertEquals("semicolon", manager.page().getByLabel("Between the cells").inputValue());
            String preview = manager.page().url();
            manager.page().getByLabel("Encoding").selectOption("ISO-8859-2");
            manager.page().getByText("Show it like this").first().click();
            manager.sees("Hélčne Lefčvre ŕ Nîmes");
            manager.page().getByLabel("Encoding").selectOption("windows-1252");
            manager.page().getByText("Show it like this").first().click();
            manager.sees("Hélène Lefèvre à Nîmes");
            onThePhone.signsIn("manager", TheSuite.broadcast(), java.net.URI.create(preview).getPath())
                    .sees("Hélène Lefèvre").looks("import-preview-320").fitsTheScreen();
            manager.presses("Import").sees("each one is accounted for");
            manager.opens(TheSuite.broadcast(), "/recipients?q=helene@clients.example").sees("Hélène Lefèvre");
        }
    }
}
