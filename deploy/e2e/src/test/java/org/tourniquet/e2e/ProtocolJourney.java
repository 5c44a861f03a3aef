package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.options.FilePayload;

/** An editor writes the next questionnaire, a lead sees what it changes and publishes it; who has begun is not disturbed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class ProtocolJourney {

    private static final String KEY = "harbour-flood";

    private final Api people = Api.anonymous(TheSuite.triage());
    private final Api editors = Api.as("editor", TheSuite.triage());
    private String begun;

    @Test
    @Order(1)
    void an_editor_uploads_a_draft_and_sees_every_problem_beside_its_place() {
        var draft = (ObjectNode) editors.get("/api/protocols/natural-disaster/1");
        draft.put("key", KEY);
        ((ObjectNode) draft.at("/issues/0/label")).remove("fi");
        draft.withArray("/issues/1/stopTheBleeding").remove(1);
        try (Person editor = Person.atADesk()) {
            editor.signsIn("editor", TheSuite.triage(), "/protocols").sees("Natural disaster").looks("protocols");
            editor.page().setInputFiles("input[type=file]", new FilePayload(KEY + ".json", "application/json",
                    draft.toString().getBytes(StandardCharsets.UTF_8)));
            editor.presses("Check it and keep it as a draft").sees("2 to correct").looks("protocol-draft");
            assertEquals(List.of("E-LOCALE"), problems(editor, "issues-0"));
            assertEquals(List.of("E-OPTIONS"), problems(editor, "issues-1"));

            editor.page().locator("#issues-0").getByText("Change").click();
            editor.sees("As JSON").looks("protocol-piece");
            var issue = ((ObjectNode) editors.get("/api/protocols/natural-disaster/1").at("/issues/0"));
            editor.types("As JSON", issue.toString()).presses("Keep it in the draft").sees("1 to correct");
            editor.page().locator("#issues-1").getByText("Change").click();
            editor.types("As JSON", editors.get("/api/protocols/natural-disaster/1").at("/issues/1").toString())
                    .presses("Keep it in the draft").sees("not yet reviewed");
        }
        try (Person anybody = Person.onASmallPhone()) {
            anybody.signsIn("editor", TheSuite.triage(), "/protocols/" + KEY + "/1").sees("What drives what").fitsTheScreen()
                    .looks("protocol-320");
        }
        try (Person atNight = Person.atNight()) {
            atNight.signsIn("editor", TheSuite.triage(), "/protocols/" + KEY + "/1").sees("What drives what")
                    .looks("protocol-dark");
        }
    }

    @Test
    @Order(2)
    void a_lead_publishes_it_and_somebody_begins() {
        try (Person lead = Person.atADesk()) {
            lead.signsIn("lead", TheSuite.triage(), "/protocols/" + KEY + "/1");
            lead.presses("Check and publish version 1").sees("SHA-256").looks("protocol-published");
            lead.follows("Simulate people").sees("2000 made-up people").looks("protocol-simulation");
            lead.opens(TheSuite.triage(), "/protocols/" + KEY + "/1/walk").sees("Everybody is asked this")
                    .looks("protocol-walk");
            lead.page().locator("input[type=checkbox]").first().check();
            lead.presses("Answer").sees("red flag").sees("Nothing of this was stored").looks("protocol-walked");
        }
        begun = people.post("/api/assessments", Map.of("protocol", KEY, "language", "en")).get("token").asText();
    }

    @Test
    @Order(3)
    void the_next_version_says_what_it_changes_and_leaves_alone_who_has_begun() {
        try (Person editor = Person.atADesk()) {
            editor.signsIn("editor", TheSuite.triage(), "/protocols/" + KEY + "/1");
            editor.presses("Begin the next version").sees("version 2");
            editor.opens(TheSuite.triage(), "/protocols/" + KEY + "/piece?at=/issues/3/basePoints").types("As JSON", "40")
                    .presses("Keep it in the draft").sees("version 2");
        }
        try (Person lead = Person.atADesk()) {
            lead.signsIn("lead", TheSuite.triage(), "/protocols/" + KEY + "/2/comparison");
            lead.sees("issues / power / basePoints").sees("of 2000 decisions would be others").looks("protocol-comparison");
            lead.presses("Check and publish version 2").sees("active");
        }
        var versions = editors.get("/api/protocols/" + KEY).get("versions");
        assertEquals("2 ACTIVE", versions.get(0).get("version").asText() + " " + versions.get(0).get("status").asText());
        assertEquals("1 RETIRED", versions.get(1).get("version").asText() + " " + versions.get(1).get("status").asText());
        people.post("/api/assessments/" + begun + "/answers",
                Map.of("question", "safety", "value", List.of(), "key", "after-the-second-version"));
        assertEquals("horizon", people.get("/api/assessments/" + begun).at("/next/question/id").asText());
    }

    private static List<String> problems(Person editor, String part) {
        return editor.page().locator("#" + part + " .faults .live strong").allInnerTexts().stream()
                .map(words -> words.replace("Error ", "")).toList();
    }
}
