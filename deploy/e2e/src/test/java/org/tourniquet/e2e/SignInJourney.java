package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;

/** Three services feel like one product to those who work in it, and each door is shut to whom it is not for. */
class SignInJourney {

    private static final List<URI> ALL = List.of(TheSuite.directory(), TheSuite.broadcast(), TheSuite.triage());

    @Test
    void one_sign_in_opens_all_three_services_and_signing_out_closes_all_three() {
        try (Person auditor = Person.atADesk()) {
            auditor.opens(TheSuite.directory(), "/").looks("sign-in");
            auditor.givesName("auditor", "demo").isSignedIn();
            String session = auditor.session();
            assertNotNull(session);

            List<String> places = auditor.page().locator("nav[aria-label=Main] a").allInnerTexts();
            assertTrue(places.containsAll(List.of("Incidents", "Audience", "Directory", "Queue")), places.toString());
            for (String place : places) {
                auditor.follows(place).isSignedIn();
                assertEquals(place, auditor.page().locator("nav[aria-label=Main] a[aria-current=page]").innerText());
            }
            assertEquals(1, auditor.cookies().stream().filter("tourniquet-session"::equals).count());

            auditor.opens(TheSuite.broadcast(), "/audit?check=true").looks("audit");
            assertTrue(auditor.page().locator("main [role=status]").innerText().startsWith("Intact"));

            auditor.follows("Queue").presses("Sign out");
            Eventually.holds("the cookie is gone", () -> auditor.session() == null);
            for (URI service : ALL) {
                auditor.opens(service, "/");
                assertTrue(auditor.page().url().endsWith("/login"), auditor.page().url());
            }
        }
    }

    @Test
    void a_wrong_password_opens_nothing_and_says_so() {
        try (Person stranger = Person.onASmallPhone()) {
            stranger.opens(TheSuite.broadcast(), "/").givesName("manager", "guess").sees("Please check both and try again");
            assertNull(stranger.session());
            stranger.looks("sign-in-wrong-320").fitsTheScreen();
        }
    }

    @Test
    void the_cookie_of_the_pages_opens_no_api() throws Exception {
        try (Person manager = Person.atADesk(); HttpClient script = HttpClient.newHttpClient()) {
            manager.signsIn("manager", TheSuite.directory(), "/").isSignedIn();
            String cookie = "tourniquet-session=" + manager.session();
            for (URI read : List.of(TheSuite.broadcast().resolve("/api/audiences"),
                    TheSuite.broadcast().resolve("/api/incidents"),
                    TheSuite.triage().resolve("/api/stories/NONE-0000"))) {
                assertEquals(401, script.send(HttpRequest.newBuilder(read).header("Cookie", cookie).build(),
                        BodyHandlers.discarding()).statusCode(), read.toString());
            }
            HttpRequest write = HttpRequest.newBuilder(TheSuite.broadcast().resolve("/api/incidents")).header("Cookie", cookie)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"title\":\"Forged\",\"kind\":\"OTHER\",\"mode\":\"LIVE\"}")).build();
            assertEquals(401, script.send(write, BodyHandlers.discarding()).statusCode());
        }
    }

    @Test
    void each_role_does_its_own_work_and_no_other() {
        String incident = Town.incident("Who may do what", "DRILL");
        JsonNode notice = Town.howToReachUs(incident,
                Town.audience("Two for the roles", "ann@example.com,,Ann,en", "bo@example.com,,Bo,fi"), List.of("EMAIL"));
        String approval = "/api/notices/" + notice.get("id").asText() + "/approval";
        Map<String, String> word = Map.of("confirm", notice.get("confirmWord").asText());

        assertEquals(401, Api.anonymous(TheSuite.broadcast()).says("POST", approval, word));
        for (String other : List.of("agent", "lead", "editor", "operator", "auditor")) {
            assertEquals(403, Api.as(other, TheSuite.broadcast()).says("POST", approval, word), other + " approves");
        }
        assertEquals(403, Town.manager().says("POST", approval, word), "who wrote it approves it");
        Town.approve(notice);

        Map<String, Object> outcome = Map.of("title", "No", "kind", "OTHER", "mode", "LIVE");
        assertEquals(403, Api.as("agent", TheSuite.broadcast()).says("POST", "/api/incidents", outcome));
        assertEquals(403, Api.as("auditor", TheSuite.broadcast()).says("POST", "/api/incidents", outcome));
        assertEquals(403, Api.as("manager", TheSuite.directory()).says("DELETE", "/api/channels/" + Town.HOTLINE, null));
        assertEquals(403, Api.as("manager", TheSuite.triage()).says("POST", "/api/queue/next", Map.of()));
        assertEquals(401, Api.anonymous(TheSuite.triage()).says("POST", "/api/queue/next", Map.of()));
        Town.close(incident);
    }

    @Test
    void an_agent_who_opens_the_page_of_an_approval_reads_why_not() {
        String incident = Town.incident("A page too far", "DRILL");
        JsonNode notice = Town.howToReachUs(incident, Town.audience("One for the page", "cy@example.com,,Cy,en"),
                List.of("EMAIL"));
        try (Person agent = Person.atADesk()) {
            agent.signsIn("agent", TheSuite.broadcast(), "/notices/" + notice.get("id").asText() + "/approval");
            agent.page().locator("h1").waitFor();
            agent.looks("refused");
            assertEquals(0, agent.page().locator("form.confirm").count());
        }
        Town.close(incident);
    }
}
