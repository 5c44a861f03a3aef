package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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

/**
 * A stranger on a bad phone, for whom everything is burning: to one clear first step and to a human being, in under two
 * minutes, reading included, and with the reason in sight.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class StrangerJourney {

    /** Silent reading of adults: Brysbaert 2019, "How many words do we read per minute?", doi 10.1016/j.jml.2019.104047. */
    private static final double WORDS_A_SECOND = 238 / 60.0;
    /** To point at something: Card, Moran, Newell 1980, "The keystroke-level model", doi 10.1145/358886.358895. */
    private static final Duration THUMB = Duration.ofMillis(1100);
    private static final Duration ALLOWED = Duration.ofMinutes(2);
    private static final List<String> EVERYTHING = List.of("power", "water_food", "comms", "access", "premises", "shelter");
    private static final int MOST_BYTES = 20_000;

    private final Person stranger = Person.onABadPhone();
    private String incident;
    private Instant begun;
    private Duration reading = Duration.ZERO;
    private String passport;

    @BeforeAll
    void the_river_is_over_its_banks() {
        incident = Town.incident("River over its banks", "LIVE");
        String link = "/help?incident=" + incident;
        Eventually.holds("triage knows of the incident",
                () -> Api.anonymous(TheSuite.triage()).text(link).contains("class=\"ask\""));
    }

    @AfterAll
    void it_is_over() {
        stranger.close();
        Town.close(incident);
    }

    @Test
    @Order(1)
    void everything_is_burning_and_by_the_fifth_screen_there_is_something_to_hold_on_to() {
        begun = Instant.now();
        stranger.opens(TheSuite.triage(), "/help?incident=" + incident);
        int screen = 1;
        while (stranger.page().locator(".so-far").count() == 0) {
            assertTrue(screen <= 5, "nothing offered by screen " + screen);
            answers();
            screen++;
        }
        takes("so far", stranger.page().locator(".so-far").innerText());
        Figures.say("a stranger on a slow phone is offered a first step on screen " + screen + ", after", spent());
        stranger.page().waitForNavigation(() -> stranger.page().locator(".so-far button").click());
    }

    @Test
    @Order(2)
    void one_thing_comes_first_and_its_first_step_stands_on_the_first_screen() {
        assertThat(stranger.page().locator("h1")).hasCount(1);
        assertEquals(2, stranger.page().locator(".ways .way").count());
        String first = stranger.page().locator("h1").innerText() + " "
                + stranger.page().locator(".ways .way li").first().innerText();
        takes("the first step", first);
        var step = stranger.page().locator(".ways .way li").first().boundingBox();
        int line = 24;
        assertTrue(step.y + line <= stranger.page().viewportSize().height, "the first step begins only at " + step.y + " px");
        Figures.say("and has read the first step of the first way after", spent());
        stranger.looks("stranger-verdict-320").fitsTheScreen();
    }

    @Test
    @Order(3)
    void why_this_comes_first_is_one_tap_away_and_the_points_add_up() {
        stranger.page().locator("details.how summary").click();
        assertThat(stranger.page().locator("ul.ledger")).isVisible();
        JsonNode verdict = Api.anonymous(TheSuite.triage())
                .get("/api/assessments/" + HelpJourney.tokenOf(stranger.page().url())).at("/next/verdict");
        double kept = 0;
        for (JsonNode line : verdict.get("ledger")) {
            kept += line.get("issue").equals(verdict.get("winner")) ? line.get("points").asDouble() : 0;
        }
        double shown = stranger.page().locator("ul.ledger li strong").allInnerTexts().stream()
                .mapToDouble(Double::parseDouble).sum();
        assertTrue(shown > 0, verdict.toString());
        assertEquals(kept, shown, 0.01, verdict.toString());
    }

    @Test
    @Order(4)
    void a_human_who_knows_the_story_writes_and_the_stranger_reads_it_within_two_minutes() {
        passport = stranger.page().locator(".passport .code").innerText().strip();
        stranger.page().waitForNavigation(() -> stranger.page().locator(".after form button.large").click());
        takes("the human", stranger.page().locator("h1").innerText());
        theAgentWrites("I am Aino. I have read what you told us. Switch the main fuse off first; I stay with you.");
        stranger.opens(TheSuite.triage(), "/story/" + passport).sees("Switch the main fuse off first");
        takes("the answer", "I am Aino. I have read what you told us. Switch the main fuse off first; I stay with you.");
        Figures.say("and reads the words of a human after", spent());
        assertTrue(spent().compareTo(ALLOWED) < 0, "not within two minutes: " + spent());
        stranger.looks("stranger-story-320").fitsTheScreen();
    }

    @Test
    @Order(5)
    void no_page_of_all_this_is_heavier_than_a_bad_network_bears() {
        var heavy = Api.anonymous(TheSuite.triage()).text("/help?incident=" + incident).length();
        assertTrue(heavy < MOST_BYTES, heavy + " bytes");
    }

    /** Whoever takes the next person gets the story; earlier stories of other journeys may wait before it. */
    private void theAgentWrites(String words) {
        Api agent = Api.as("agent2", TheSuite.triage());
        JsonNode ticket = agent.post("/api/queue/next");
        for (int others = 0; !passport.equals(ticket.get("passport").asText()); others++) {
            assertTrue(others < 20, "the story never comes");
            agent.post("/api/tickets/" + ticket.get("id").asText() + "/close", Map.of("outcome", "Answered elsewhere."));
            ticket = agent.post("/api/queue/next");
        }
        agent.post("/api/tickets/" + ticket.get("id").asText() + "/messages", Map.of("medium", "WEB", "text", words));
    }

    private void answers() {
        var page = stranger.page();
        takes("a question", page.locator("form.ask").innerText());
        String question = page.locator("form.ask input[name=question]").getAttribute("value");
        page.waitForNavigation(() -> {
            switch (question) {
                case "safety" -> page.locator("button[name=go][value=none]").click();
                case "horizon" -> page.locator("button[name=value][value=hours]").click();
                case "present" -> {
                    EVERYTHING.forEach(trouble -> page.locator("input[name=value][value=" + trouble + "]").check());
                    reading = reading.plus(THUMB.multipliedBy(EVERYTHING.size()));
                    page.locator("button[name=go][value=ticks]").click();
                }
                default -> page.locator("form.ask .choices button[name=value]").first().click();
            }
        });
    }

    /** The browser reads nothing; a person does, and then moves the thumb. */
    private void takes(String what, String words) {
        int count = words.strip().split("\\s+").length;
        reading = reading.plus(THUMB).plusMillis(Math.round(count / WORDS_A_SECOND * 1000));
        Figures.say(String.format(Locale.ROOT, "  %s: %d words", what, count));
    }

    /** What the machine took and what a reader would have. */
    private Duration spent() {
        return Duration.between(begun, Instant.now()).plus(reading);
    }
}
