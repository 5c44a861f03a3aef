package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
import com.microsoft.playwright.options.SelectOption;

/** At night: two people let a notice out, one of them on a phone; a plan approved in calm times needs only one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class ApprovalJourney {
    private static final String HENRIK = "henrik.aalto@rivertown.example";
    private static final Duration TWO_PEOPLE = Duration.ofSeconds(120);
    private static final Duration ONE_PERSON = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Person maria = Person.atADesk();
    private String audience;
    private String incident;
    private String notice;
    private Instant opened;

    @BeforeAll
    void some_live_by_the_river() {
        audience = Town.audience("River street " + System.nanoTime(), "one@example.com,,One,en", "two@example.org,,Two,fi",
                "three@example.net,,Three,hu");
        maria.signsIn("manager", TheSuite.broadcast(), "/").isSignedIn();
    }

    @AfterAll
    void the_water_falls() {
        maria.close();
        if (incident != null)
            Town.close(incident);
    }

    @Test
    @Order(1)
    void what_is_handed_in_calls_the_other_manager_and_the_author_sees_it() {
        opened = Instant.now();
        incident = Town.incident("River at night", "LIVE");
        maria.opens(TheSuite.broadcast(), "/console/incidents/" + incident).presses("How to reach us")
                .sees("How to reach us: River at night");
        notice = lastOf(maria.page().url());
        maria.page().getByLabel("To whom").selectOption(new SelectOption().setValue(audience));
        assertThat(maria.page().locator("#previews .forecast")).containsText("3 people");
        maria.presses("Send to Henrik Aalto for approval: 3 people").sees("Henrik Aalto was called at")
                .looks("approval-called");
    }

    @Test
    @Order(2)
    void henrik_decides_on_a_small_phone_while_maria_sees_that_he_looks() {
        URI link = linkInMailTo(HENRIK);
        try (Person henrik = Person.onASmallPhone()) {
            henrik.page().navigate(link.toString());
            henrik.givesName("manager2", "demo").sees("3 people").sees("Looking now").looks("approval-phone-320")
                    .fitsTheScreen();
            assertThat(maria.page().locator("#calls")).containsText("Looking now");
            henrik.page().locator("#confirm").fill("SEND 3");
            henrik.page().locator("form.confirm button").click();
            henrik.sees("of 3 people accounted for");
        }
        Duration took = firstAccepted(notice, opened);
        Figures.say("two people, one on a phone: from opening the incident to the first accepted message", took);
        assertTrue(took.compareTo(TWO_PEOPLE) < 0, "it took " + took);
        maria.sees("Approved by");
    }

    @Test
    @Order(3)
    void whoever_comes_second_hears_who_was_quicker() {
        String late = Town.manager().send("POST", "/api/notices/" + notice + "/return", "application/json",
                "{\"reason\":\"Say where\"}").body();
        assertTrue(late.contains("Henrik Aalto approved it at"), late);
    }

    @Test
    @Order(4)
    void a_plan_approved_in_calm_times_goes_live_with_one_person_within_a_minute() {
        Town.close(incident);
        String plan = Town.manager().post("/api/plans", Map.of("title", "Dam breaks", "kind", "NATURAL_DISASTER", "audience",
                audience, "journey", List.of(), "tasks", List.of(), "notices", List.of(Map.of("purpose", "HOW_TO_REACH_US",
                        "wordings", Map.of(), "media", List.of("EMAIL", "BANNER"), "reach", "EVERY", "expiresAfter", 600))))
                .get("id").asText();
        Town.manager().post("/api/plans/" + plan + "/approval/submission");
        try (Person henrik = Person.onASmallPhone()) {
            henrik.signsIn("manager2", TheSuite.broadcast(), "/plans/" + plan + "/approval").sees("Dam breaks")
                    .looks("plan-approval-320").fitsTheScreen();
            henrik.page().locator("#confirm").fill("APPROVE PLAN");
            henrik.presses("Approve the plan").sees("it stands until");
        }
        maria.opens(TheSuite.broadcast(), "/").sees("is ready to go live with one person").looks("home-plan-ready");
        Instant pressed = Instant.now();
        maria.page().locator("a[href='/plans/" + plan + "/go-live']").first().click();
        maria.sees("nobody else is asked").looks("go-live");
        maria.types("What is happening?", "The dam breaks").page().locator("#confirm").fill("GO LIVE 3");
        maria.presses("Go live: tell 3 people now").sees("of 3 people accounted for");
        String gone = Pattern.compile("/notices/([^/]+)/").matcher(maria.page().url()).results().findFirst().orElseThrow()
                .group(1);
        Duration took = firstAccepted(gone, pressed);
        Figures.say("one person: from the console's home to the first accepted message of an approved plan", took);
        assertTrue(took.compareTo(ONE_PERSON) < 0, "it took " + took);
        JsonNode sent = Town.manager().get("/api/notices/" + gone);
        assertEquals("PLAN", sent.get("approvedHow").asText());
        assertEquals("manager2", sent.get("approvedBy").asText());
        incident = sent.get("incident").asText();
    }

    @Test
    @Order(5)
    void alone_at_night_the_glass_is_broken_taken_back_and_nothing_has_left() {
        JsonNode draft = Town.manager().post("/api/incidents/" + incident + "/notices", Map.of("purpose", "UPDATE", "audience",
                audience, "media", List.of("EMAIL"), "wordings", Map.of("en", Map.of("subject", "Water", "body", "It rises"))));
        String alone = draft.get("id").asText();
        maria.opens(TheSuite.broadcast(), "/notices/" + alone + "/break-glass").looks("break-glass");
        maria.types("Why can nobody else be waited for?", "Henrik's phone is off and the water is at the doors").page()
                .locator("#confirm").fill("BREAK GLASS 3");
        maria.presses("Break the glass: send to 3 people").sees("It leaves in").looks("glass-broken");
        maria.presses("Take it back").sees("Draft");
        assertEquals("DRAFT", Town.manager().get("/api/notices/" + alone).get("state").asText());
    }

    /** An upper bound: asked until the answer is yes. */
    private static Duration firstAccepted(String notice, Instant since) {
        Eventually.within(PATIENCE, "the first accepted message",
                () -> Town.manager().get("/api/notices/" + notice + "/progress").at("/media/EMAIL/accepted").asInt() > 0);
        return Duration.between(since, Instant.now());
    }

    private URI linkInMailTo(String address) {
        Api inbox = Api.anonymous(TheSuite.inbox());
        String asked = "/api/messages?to=" + address + "&since=" + opened;
        Eventually.holds("a mail to " + address, () -> !inbox.get(asked).isEmpty());
        JsonNode mail = inbox.get(asked).get(0);
        Matcher link = Pattern.compile("http\\S+/notices/" + notice + "/approval").matcher(mail.get("text").asText());
        assertTrue(link.find(), mail.get("text").asText());
        return URI.create(link.group());
    }

    private static String lastOf(String url) {
        return url.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    }
}
