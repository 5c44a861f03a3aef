package org.tourniquet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import org.tourniquet.local.people.PeopleGenerator;
import org.tourniquet.local.people.PeopleGenerator.Expected;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;

/** The 5,000 people of the big journeys, imported once, by a manager, in the page. */
final class Everyone {

    static final int PEOPLE = 5_000;
    static final String NAME = "Everyone in Rivertown";
    /** As PeopleGenerator writes them: one in ten has no mail, one in fifty wants texts only, one in five has no phone. */
    static final int MAILS = PEOPLE - PEOPLE / 10 - PEOPLE / 50;
    static final int TEXTS = PEOPLE - PEOPLE / 5;

    /** What was imported and what the API reports about it. */
    record Imported(String audience, String id, Path file, Expected expected, JsonNode report, Duration took) {

        String page() {
            return "/audiences/" + audience + "/imports/" + id;
        }
    }

    private static Imported imported;

    private Everyone() {
    }

    static synchronized Imported imported() {
        if (imported == null)
            imported = importInThePage();
        return imported;
    }

    private static Imported importInThePage() {
        try (Person manager = Person.atADesk()) {
            Path file = Files.createDirectories(Path.of("target")).resolve("everyone.csv");
            Expected expected;
            try (Writer out = Files.newBufferedWriter(file)) {
                expected = PeopleGenerator.write(out, PEOPLE, 42);
            }
            manager.signsIn("manager", TheSuite.broadcast(), "/audiences").looks("audiences");
            manager.types("Name", NAME).presses("Name it and import people");
            manager.page().getByLabel("CSV file", new Page.GetByLabelOptions().setExact(true)).setInputFiles(file);
            manager.looks("audience-empty");
            manager.presses("Read the file").sees("Nothing of it is stored yet").looks("import-preview");
            Instant began = Instant.now();
            manager.presses("Import");
            manager.page().getByText("each one is accounted for")
                    .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000));
            Duration took = Duration.between(began, Instant.now());
            Figures.say(String.format("%,d rows imported in the page in", expected.rows()), took);
            manager.looks("import-done");
            String[] path = manager.page().url().split("/");
            String audience = path[path.length - 3];
            String id = path[path.length - 1];
            JsonNode report = Town.manager().get("/api/audiences/" + audience + "/imports/" + id);
            return new Imported(audience, id, file, expected, report, took);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
