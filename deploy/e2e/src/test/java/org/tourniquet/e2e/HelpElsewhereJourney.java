package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;

/** Help on bad days: without script in Arabic, on another device, in danger at the first question, with the others gone. */
class HelpElsewhereJourney {

    private static final String FLOOD = "/help?protocol=natural-disaster";

    @Test
    void without_script_in_arabic_a_person_comes_to_a_verdict_and_walks_a_way_in_pictures() {
        try (Person amal = Person.onAPhoneWithoutScriptReading("ar")) {
            amal.opens(TheSuite.triage(), FLOOD);
            assertEquals("rtl", amal.page().locator("html").getAttribute("dir"));
            oneLine(amal);
            amal.looks("help-ar-plain-320").fitsTheScreen();
            int screens = HelpJourney.answers(amal, List.of("power", "comms", "shelter"));
            assertTrue(screens <= 13, screens + " screens");
            amal.looks("verdict-ar-plain-320").fitsTheScreen();
            amal.page().locator(".way button").first().click();
            amal.page().locator(".forms a").nth(1).click();
            assertThat(amal.page().locator(".drawn svg")).hasCount(3);
            amal.looks("way-pictures-ar-320").fitsTheScreen();
            amal.page().locator(".forms a").first().click();
            for (int step = 0; step < 3; step++)
                amal.page().locator(".walk button[name=step]").click();
            amal.looks("way-end-ar-320").fitsTheScreen();
            amal.page().locator(".walk form[action$=better] button").click();
            assertThat(amal.page().locator(".note.good")).isVisible();
        }
    }

    @Test
    void what_was_begun_on_a_phone_goes_on_at_a_desk_with_six_digits() {
        try (Person phone = Person.onASmallPhone(); Person desk = Person.atADesk()) {
            phone.opens(TheSuite.triage(), FLOOD);
            phone.page().locator("button[name=go][value=none]").click();
            phone.page().locator("button[name=value][value=hours]").click();
            phone.page().locator("form[action$='/code'] button").click();
            String digits = phone.page().locator(".digits").innerText();
            phone.looks("help-code-320").fitsTheScreen();
            desk.opens(TheSuite.triage(), "/help/code").looks("help-code-enter");
            desk.types("Your six digits", digits).presses("Continue");
            assertThat(desk.page().locator("form.ask input[name=question]")).hasAttribute("value", "present");
            HelpJourney.answers(desk, List.of("power", "comms"));
            desk.sees("First: ").looks("verdict-elsewhere");
            phone.opens(TheSuite.triage(), "/help/" + HelpJourney.tokenOf(desk.page().url())).sees("First: ");
            try (Person stranger = Person.atADesk()) {
                stranger.opens(TheSuite.triage(), "/help/code").types("Your six digits", digits).presses("Continue")
                        .sees("These digits open nothing");
            }
        }
    }

    @Test
    void in_danger_at_the_first_question_nobody_is_asked_a_second_one() {
        try (Person person = Person.onAPhoneWithoutScriptReading("fi")) {
            person.opens(TheSuite.triage(), FLOOD);
            Instant begun = Instant.now();
            person.page().locator("input[name=value][value=VIOLENCE]").check();
            person.page().locator("button[name=go][value=ticks]").click();
            assertThat(person.page().locator(".alarm h1")).isVisible();
            assertThat(person.page().locator(".alarm a.live").first()).hasAttribute("href", Pattern.compile("tel:\\d+"));
            assertEquals(0, person.page().locator("form.ask").count());
            Figures.say("from the first tick to what to do now", Duration.between(begun, Instant.now()));
            person.looks("verdict-red-fi-320").fitsTheScreen();
            comesFirstAndIsHelped(person.page().locator(".passport .code").innerText().strip());
        }
    }

    @Test
    void with_directory_and_broadcast_gone_help_goes_on_and_names_the_best_door() throws Exception {
        var directory = TheSuite.running().part("directory");
        var broadcast = TheSuite.running().part("broadcast");
        directory.stop();
        broadcast.stop();
        try (Person person = Person.onASmallPhone()) {
            person.opens(TheSuite.triage(), FLOOD);
            HelpJourney.answers(person, List.of("power", "water_food"));
            person.sees("First: ");
            assertThat(person.page().locator(".door .door-name").first()).isVisible();
            person.types("Phone for text messages", "+19075550177").presses("Send").sees("•••• 0177");
            String passport = person.page().locator(".passport .code").innerText().strip();
            assertEquals("DECIDED", Api.as("agent", TheSuite.triage()).get("/api/stories/" + passport).get("status").asText());
            person.looks("verdict-alone-320").fitsTheScreen();
            assertFalse(person.reads().contains("rror"));
        } finally {
            directory.start();
            broadcast.start();
        }
    }

    /** And leaves no bell ringing for the journeys after this one. */
    private static void comesFirstAndIsHelped(String passport) {
        Api agent = Api.as("agent2", TheSuite.triage());
        JsonNode first = agent.post("/api/queue/next");
        assertEquals(passport, first.get("passport").asText());
        assertEquals("RED", first.get("urgency").asText());
        agent.post("/api/tickets/" + first.get("id").asText() + "/close", Map.of("outcome", "A patrol is there."));
    }

    /** The emergency number, a human and the way out share one line of the smallest screen. */
    private static void oneLine(Person person) {
        Locator parts = person.page().locator(".lifeline a:visible, .lifeline button:visible");
        double middle = parts.first().boundingBox().y + parts.first().boundingBox().height / 2;
        for (int i = 0; i < parts.count(); i++) {
            var box = parts.nth(i).boundingBox();
            assertTrue(box.y < middle && box.y + box.height > middle, "part " + i + " stands on another line");
            assertTrue(box.height >= 48, "part " + i + " is " + box.height + " px high");
        }
    }
}
