package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** The town has a past: on the first day no page is empty, and each shows what it is for. */
class PastJourney {

    private static final String STORM = "Storm flood in the old town";

    @Test
    void the_console_tells_of_a_closed_incident_with_its_notices_and_who_got_them() {
        try (Person manager = Person.atADesk()) {
            manager.signsIn("manager", TheSuite.broadcast(), "/").sees(STORM).looks("console-home");
            manager.follows(STORM).sees("Closed").looks("past-incident");
            for (String said : List.of("How to reach us", "Update", "All-clear")) {
                assertThat(manager.page().locator(".notices tbody")).containsText(said);
            }
            manager.page().locator(".notices tbody tr", with("How to reach us")).getByText("Who got it").click();
            manager.sees("people accounted for").looks("past-progress");
            JsonNode notices = Town.manager().get("/api/incidents/" + Town.PAST_FLOOD + "/notices");
            assertEquals(3, notices.size());
            for (JsonNode notice : notices) {
                JsonNode progress = Town.manager().get("/api/notices/" + notice.get("id").asText() + "/progress");
                assertTrue(progress.get("complete").asBoolean(), progress.toString());
                assertTrue(progress.at("/people/total").asInt() >= 30, progress.toString());
            }
        }
    }

    @Test
    void the_audience_knows_some_people() {
        try (Person manager = Person.atADesk()) {
            manager.signsIn("manager", TheSuite.broadcast(), "/audiences").isSignedIn();
            assertTrue(manager.page().locator("tbody tr").count() >= 2);
            manager.looks("past-audiences");
            manager.page().locator("tbody a").first().click();
            manager.isSignedIn().looks("past-audience");
        }
    }

    @Test
    void the_directory_has_five_doors_and_a_page_for_everybody() {
        try (Person auditor = Person.atNight()) {
            auditor.signsIn("auditor", TheSuite.directory(), "/").isSignedIn();
            assertEquals(5, auditor.page().locator("table.cards").first().locator("tbody tr").count());
            auditor.looks("directory-night");
            auditor.opens(TheSuite.directory(), "/contact").looks("contact-night");
        }
    }

    @Test
    void the_desk_has_closed_stories_one_can_read() {
        try (Person lead = Person.atADesk()) {
            lead.signsIn("lead", TheSuite.triage(), "/").sees("Lately closed").looks("past-desk");
            var closed = lead.page().locator("section.card", with("Lately closed")).locator("a");
            assertTrue(closed.count() >= 3, "closed stories: " + closed.count());
            closed.last().click();
            assertThat(lead.page().locator("#timeline li").first()).isVisible();
            lead.sees("How it ended").looks("past-story");
        }
    }

    @Test
    void the_public_reads_that_it_is_over() {
        try (Person reader = Person.onAPhoneWithoutScript()) {
            reader.opens(TheSuite.broadcast(), "/incidents").sees(STORM).looks("incidents-320").fitsTheScreen();
            reader.follows(STORM).sees("This is over").looks("past-incident-public-320").fitsTheScreen();
        }
        try (Person reader = Person.onAPhoneReading("ar")) {
            reader.opens(TheSuite.broadcast(), "/incidents").looks("incidents-ar-320").fitsTheScreen();
        }
    }

    private static com.microsoft.playwright.Page.LocatorOptions with(String text) {
        return new com.microsoft.playwright.Page.LocatorOptions().setHasText(text);
    }
}
