package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;

/** An editor changes a number once, and every door names it; the others keep it when the directory is away. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class DirectoryJourney {

    private static final String OLD = "+12025550111";
    private static final String NEW = "+12025550177";

    private final Api people = Api.anonymous(TheSuite.triage());
    private final Api everybody = Api.anonymous(TheSuite.broadcast());
    private String incident;
    private String audience;
    private String help;

    @BeforeAll
    void something_happens_and_somebody_asks_for_help() {
        incident = Town.incident("Water at the quay", "LIVE");
        audience = Town.audience("One at the quay", "eve@example.com,,Eve,en");
        help = people.post("/api/assessments", Map.of("protocol", "natural-disaster", "language", "en")).get("token").asText();
        Eventually.holds("triage knows the old number", () -> triageNames(OLD));
        Eventually.holds("broadcast knows the old number", () -> broadcastNames(OLD));
    }

    @AfterAll
    void it_is_over() {
        Town.close(incident);
    }

    @Test
    @Order(1)
    void within_seconds_of_the_editors_change_both_other_services_name_the_new_number() {
        try (Person editor = Person.atADesk()) {
            editor.signsIn("editor", TheSuite.directory(), "/").sees("Night hotline").looks("directory");
            editor.follows("Night hotline").sees("Who changed what").looks("directory-channel");
            editor.follows("Change").types("Address", "+1 202 555 0177").looks("directory-change");

            Instant saved = Instant.now();
            editor.presses("Save the channel");
            Eventually.holds("triage names it", () -> triageNames(NEW));
            Eventually.holds("broadcast names it", () -> broadcastNames(NEW));
            Duration took = Duration.between(saved, Instant.now());
            Figures.say("a number changed in the directory is named by both others after", took);
            // two seconds are the aim, which the figure tells; two cores that run all this and a browser may pause as long again
            assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "it took " + took);

            editor.sees("Élodie Martin").sees("+1 202-555-0177").looks("directory-changed");
        }
        assertFalse(triageNames(OLD));
        assertFalse(broadcastNames(OLD));
        assertTrue(writtenFromTheDirectory().contains(NEW), writtenFromTheDirectory());
    }

    @Test
    @Order(2)
    void both_go_on_naming_it_while_the_directory_is_away() throws Exception {
        TheSuite.running().part("directory").stop();
        try {
            assertTrue(triageNames(NEW));
            assertTrue(broadcastNames(NEW));
            assertTrue(writtenFromTheDirectory().contains(NEW));
            String another = people.post("/api/assessments", Map.of("protocol", "natural-disaster", "language", "fi"))
                    .get("token").asText();
            assertTrue(people.text("/help/" + another + "?human=true").contains("tel:" + NEW), "somebody new is told it too");
        } finally {
            TheSuite.running().part("directory").start();
        }
        try (Person anybody = Person.onASmallPhone()) {
            anybody.opens(TheSuite.directory(), "/contact?need=crisis").seesLike("\\+1.202.555.0177").looks("contact-320")
                    .fitsTheScreen();
        }
    }

    @Test
    @Order(3)
    void two_editors_do_not_overwrite_each_other() {
        try (Person first = Person.atADesk(); Person second = Person.atADesk()) {
            String form = "/channels/" + Town.HOTLINE + "/edit";
            first.signsIn("editor", TheSuite.directory(), form);
            second.signsIn("editor", TheSuite.directory(), form);
            first.types("Address", OLD).presses("Save the channel").sees("Saved.");
            second.types("Expected wait in minutes", "4").presses("Save the channel").sees("while you were editing")
                    .looks("directory-meanwhile");
            assertEquals(OLD, second.page().getByLabel("Address", new com.microsoft.playwright.Page.GetByLabelOptions()
                    .setExact(true)).inputValue().replace(" ", "").replace("-", ""));
            second.presses("Save the channel").sees("Saved.");
        }
        Eventually.holds("the old number is back", () -> triageNames(OLD) && broadcastNames(OLD));
    }

    private boolean triageNames(String number) {
        return people.text("/help/" + help + "?human=true").contains("tel:" + number);
    }

    private boolean broadcastNames(String number) {
        return everybody.text("/incidents/" + incident).contains("tel:" + number);
    }

    /** The words of a notice that is begun now. */
    private String writtenFromTheDirectory() {
        JsonNode draft = Town.manager().post("/api/incidents/" + incident + "/notices",
                Map.of("purpose", "HOW_TO_REACH_US", "audience", audience, "media", List.of("EMAIL")));
        return draft.get("wordings").toString().replaceAll("[ -]", "");
    }
}
