package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

/** From the link in a mail to one thing to do, and from there to a human being who knows the story already. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class HelpJourney {

    private static final String ANNA = "anna@example.com";
    private static final String AMAL = "amal@example.org";
    private static final String RITA = "rita@example.net";
    private static final String RITAS_PHONE = "+19075550103";

    private final Api inbox = Api.anonymous(TheSuite.inbox());
    private final Api gateway = Api.anonymous(TheSuite.gateway());
    private final Person rita = Person.onASmallPhone();
    private final Person agent = Person.atADesk();
    private final Instant begun = Instant.now();
    private String incident;
    private String notice;
    private String annasPassport;
    private String ritasPassport;

    @BeforeAll
    void three_people_get_a_mail() {
        incident = Town.incident("Flood in the lower town", "LIVE");
        JsonNode written = Town.howToReachUs(incident, Town.audience("Three in the lower town",
                ANNA + ",+19075550101,Anna Berg,en", AMAL + ",+19075550102,Amal,ar", RITA + "," + RITAS_PHONE + ",Rita,en"),
                List.of("EMAIL"));
        notice = written.get("id").asText();
        Town.approve(written);
        agent.signsIn("agent", TheSuite.triage(), "/").isSignedIn();
    }

    @AfterAll
    void it_is_over() {
        rita.close();
        agent.close();
        Town.close(incident);
    }

    @Test
    @Order(1)
    void without_script_on_a_small_phone_a_person_gets_one_issue_two_ways_and_an_open_door() {
        try (Person anna = Person.onAPhoneWithoutScript()) {
            anna.page().navigate(helpLinkOf(ANNA).toString());
            anna.looks("help-first-320").fitsTheScreen();
            int screens = answers(anna, List.of("power", "water_food", "comms"));
            Figures.say("screens until the verdict: " + screens);
            assertTrue(screens <= 13, screens + " screens");

            anna.looks("verdict-320").fitsTheScreen();
            var page = anna.page();
            assertTrue(page.locator("h1").innerText().startsWith("First: "), page.locator("h1").innerText());
            assertFalse(page.locator(".lead").first().innerText().isBlank());
            assertEquals(2, page.locator(".ways .way").count());
            for (int way = 0; way < 2; way++) {
                assertTrue(page.locator(".ways .way").nth(way).locator("li").count() >= 1);
            }
            assertThat(page.locator(".door .door-name").first()).isVisible();
            isTheBestOpenDoorOfTheDirectory(tokenOf(page.url()));

            anna.sees("Thank you. We reach you at a•••@example.com"); // the mail's link brought the address
            anna.page().locator("#reach details summary").click();
            anna.types("Phone for text messages", "+19075550101").presses("Send").sees("•••• 0101");
            annasPassport = page.locator(".passport .code").innerText().strip();
            anna.looks("verdict-contact-320");
        }
    }

    @Test
    @Order(2)
    void in_arabic_everything_runs_from_right_to_left_and_enough_is_enough() {
        try (Person amal = Person.onAPhoneReading("ar")) {
            amal.page().navigate(helpLinkOf(AMAL).toString());
            assertEquals("rtl", amal.page().locator("html").getAttribute("dir"));
            amal.looks("help-first-ar-320").fitsTheScreen();
            int screens = 0;
            while (amal.page().locator(".so-far").count() == 0 && screens < 10) {
                answer(amal, List.of("power", "access", "cash_insurance", "paperwork"));
                screens++;
            }
            assertTrue(screens <= 4, "offered on screen " + (screens + 1));
            amal.looks("help-so-far-ar-320").fitsTheScreen();
            amal.page().waitForNavigation(() -> amal.page().locator(".so-far button").click());
            assertThat(amal.page().locator(".ways .way")).hasCount(2);
            assertThat(amal.page().locator(".note.warn")).isVisible();
            amal.looks("verdict-ar-320").fitsTheScreen();
        }
    }

    @Test
    @Order(3)
    void with_letters_twice_as_large_or_colours_of_ones_own_nothing_is_cut_off_or_lost() {
        try (Person large = Person.onAPhoneWithLargeLetters("fi"); Person contrast = Person.inForcedColours()) {
            for (Person somebody : List.of(large, contrast)) {
                String name = somebody == large ? "large" : "contrast";
                somebody.opens(TheSuite.triage(), "/help?protocol=natural-disaster").looks("help-first-" + name)
                        .fitsTheScreen();
                answers(somebody, List.of("power", "access", "comms"));
                somebody.looks("verdict-" + name).fitsTheScreen();
                assertThat(somebody.page().locator(".lifeline a.danger").first()).isVisible();
            }
        }
    }

    @Test
    @Order(4)
    void danger_at_the_first_question_leads_to_the_emergency_number_and_rings_at_the_desk() {
        rita.page().navigate(helpLinkOf(RITA).toString());
        rita.looks("help-first-320-script");
        rita.page().locator("input[name=value][value=LIFE]").check();
        Instant told = Instant.now();
        rita.page().waitForNavigation(() -> rita.page().locator("button[value=ticks]").click());
        assertThat(rita.page().locator(".alarm h1")).containsText("life may be in danger");
        assertThat(rita.page().locator(".alarm a.live").first()).hasAttribute("href", Pattern.compile("tel:\\d+"));
        rita.looks("verdict-red-320").fitsTheScreen();

        agent.opens(TheSuite.triage(), "/");
        assertThat(agent.page().locator(".bell")).isVisible();
        Figures.say("red flag rings at the desk after", Duration.between(told, Instant.now()));
        rita.page().locator("#reach details summary").click();
        rita.types("Phone for text messages", RITAS_PHONE).presses("Send").sees("•••• 0103");
        Eventually.holds("the code, by text at once", () -> ritasTexts().contains("Your code"));
        ritasPassport = rita.page().locator(".passport .code").innerText().strip();
    }

    @Test
    @Order(5)
    void the_agent_finds_the_red_one_on_top_takes_it_and_answers_on_the_page_and_by_text() {
        agent.opens(TheSuite.triage(), "/").sees(annasPassport);
        assertThat(agent.page().locator("ol.stories li").first()).containsText(ritasPassport);
        agent.looks("desk");
        agent.page().waitForNavigation(() -> agent.page().locator("form[action='/queue/next'] button").click());
        agent.sees(ritasPassport).sees("Someone is hurt, trapped or unconscious");

        writes("On their page", "I am Aino. Help is on its way to you. Stay where you are.");
        writes("Text to " + RITAS_PHONE, "Rita, this is Aino from the city. Can you get to the upper floor?");
        Eventually.holds("the text at the gateway",
                () -> ritasTexts().contains("Can you get to the upper floor?"));
        agent.looks("story");
    }

    @Test
    @Order(6)
    void what_the_person_answers_on_their_page_and_by_text_stands_in_the_same_story() {
        rita.opens(TheSuite.triage(), "/story/" + ritasPassport).sees("Help is on its way to you").looks("own-story-320")
                .fitsTheScreen();
        rita.page().locator("#words").fill("We are two, on the roof.");
        rita.presses("Send").sees("We are two, on the roof.");
        gateway.post("/api/inbound", Map.of("from", RITAS_PHONE, "to", TheSuite.running().smsAccount().from(), "body",
                "Yes we can. My mother cannot climb."));
        Instant written = Instant.now();
        assertThat(agent.page().locator("#timeline")).containsText("We are two, on the roof.");
        Eventually.holds("the text in the story",
                () -> agent.page().locator("#timeline").innerText().contains("My mother cannot climb."));
        Figures.say("an inbound text stands in the open story after", Duration.between(written, Instant.now()));
        agent.looks("story-replied");
        rita.opens(TheSuite.triage(), "/story/" + ritasPassport).sees("My mother cannot climb.").looks("own-story-replied-320");
    }

    @Test
    @Order(7)
    void the_next_agent_gets_the_next_person_and_a_stranger_with_the_passport_gets_nothing() {
        JsonNode next = Api.as("agent2", TheSuite.triage()).post("/api/queue/next");
        assertNotEquals(ritasPassport, next.get("passport").asText());
        try (Person stranger = Person.onASmallPhone()) {
            stranger.opens(TheSuite.triage(), "/story/" + ritasPassport).looks("story-proof-320").fitsTheScreen();
            assertFalse(stranger.reads().contains("on the roof"));
            stranger.page().locator("#proof").fill("0000");
            stranger.page().locator("main form button").click();
            assertThat(stranger.page().locator("[role=alert]")).isVisible();
            stranger.page().locator("#proof").fill("0103");
            stranger.page().locator("main form button").click();
            stranger.sees("We are two, on the roof.");
        }
    }

    @Test
    @Order(8)
    void the_agent_promises_keeps_the_promise_and_closes_with_a_line_on_how_it_ended() {
        agent.types("What", "Boat at your door").presses("Promise it").sees("Boat at your door");
        agent.presses("Kept");
        agent.types("How it ended, in a line", "Both brought out by boat.").presses("Close the story").sees("Lately closed");
        assertThat(agent.page().locator("#queue")).containsText(ritasPassport);
        rita.opens(TheSuite.triage(), "/story/" + ritasPassport).sees("Boat at your door");
    }

    private void writes(String over, String words) {
        agent.ticks(over).page().locator("#text").fill(words);
        agent.presses("Send");
        assertThat(agent.page().locator("#timeline")).containsText(words);
    }

    private String ritasTexts() {
        return gateway.get("/api/messages?to=%2B19075550103&since=" + begun).toString();
    }

    /** The need that fits the verdict, asked of the directory itself. */
    private static void isTheBestOpenDoorOfTheDirectory(String token) {
        JsonNode verdict = Api.anonymous(TheSuite.triage()).get("/api/assessments/" + token).at("/next/verdict");
        assertTrue(verdict.at("/channel/open").asBoolean(), verdict.toString());
        boolean urgent = List.of("HUMAN_NOW", "EMERGENCY").contains(verdict.get("route").asText());
        String need = urgent ? "crisis"
                : Map.of("power", "technical", "comms", "technical").getOrDefault(
                        verdict.get("winner").asText(), "coverage");
        JsonNode best = Api.anonymous(TheSuite.directory()).get("/api/route?language=en&need=" + need).at("/best/channel/id");
        assertEquals(best.asText(), verdict.at("/channel/id").asText(), "the directory names another door for " + need);
    }

    /** Answers question by question until there is a verdict; how many screens it took. */
    static int answers(Person person, List<String> troubles) {
        int screens = 0;
        while (person.page().locator("form.ask").count() == 1) {
            answer(person, troubles);
            if (++screens > 30)
                throw new AssertionError("no verdict after 30 screens, at " + person.reads());
        }
        return screens;
    }

    private static void answer(Person person, List<String> troubles) {
        var page = person.page();
        String question = page.locator("form.ask input[name=question]").getAttribute("value");
        page.waitForNavigation(() -> {
            switch (question) {
                case "safety" -> page.locator("button[name=go][value=none]").click();
                case "horizon" -> page.locator("button[name=value][value=days]").click();
                case "present" -> {
                    troubles.forEach(trouble -> page.locator("input[name=value][value=" + trouble + "]").check());
                    page.locator("button[name=go][value=ticks]").click();
                }
                default -> page.locator("form.ask .choices button[name=value]").first().click();
            }
        });
    }

    static String tokenOf(String url) {
        return url.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    }

    private URI helpLinkOf(String address) {
        String asked = "/api/messages?to=" + address + "&since=" + begun;
        try {
            Eventually.holds("a mail to " + address, () -> !inbox.get(asked).isEmpty());
        } catch (AssertionError none) {
            throw new AssertionError(Town.manager().get("/api/notices/" + notice + "/deliveries").toString(), none);
        }
        String text = inbox.get(asked).get(0).get("text").asText();
        Matcher link = Pattern.compile("http\\S+/help\\?incident=" + incident + "\\S*").matcher(text);
        assertTrue(link.find(), text);
        return URI.create(link.group());
    }
}
