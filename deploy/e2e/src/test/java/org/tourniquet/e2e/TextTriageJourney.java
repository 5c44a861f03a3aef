package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

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

/** With a telephone that can only text: from the first word to one thing to do and a human, in Arabic and in Finnish too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class TextTriageJourney {

    private static final String AMAL = "+18085550141";
    private static final String VEIKKO = "+18085550142";
    private static final String RITA = "+18085550143";
    private static final String JOHN = "+18085550144";
    private static final String NADIA = "+18085550145";

    private final Api gateway = Api.anonymous(TheSuite.gateway());
    private final Api agent = Api.as("agent", TheSuite.triage());
    private String incident;

    @BeforeAll
    void the_river_rises_and_amals_number_is_known() {
        incident = Town.incident("River over its banks, by text", "LIVE");
        Town.audience("One who reads Arabic", "amal.text@example.org," + AMAL + ",Amal,ar");
        Eventually.holds("triage has heard of the incident",
                () -> !Api.anonymous(TheSuite.triage()).text("/help?incident=" + incident).contains("business-failure"));
    }

    @AfterAll
    void it_is_over() {
        Town.close(incident);
    }

    @Test
    @Order(1)
    void amal_is_answered_in_arabic_and_comes_to_one_issue_two_ways_and_a_human() {
        Instant begun = Instant.now();
        String first = says(AMAL, "ماء في البيت");
        assertTrue(first.contains("اتصل بـ 112"), first);
        Figures.say("first text back to an unknown text", Duration.between(begun, Instant.now()));
        assertTrue(says(AMAL, "٨").contains("خلال ساعات"));
        assertTrue(says(AMAL, "٢").contains("الكهرباء مقطوعة"));
        String next = says(AMAL, "٣ ٤ ٥");
        int texts = 4;
        while (!next.contains("/help/")) {
            next = says(AMAL, "١");
            assertTrue(++texts <= 10, "eight questions and a duel: " + next);
        }
        Figures.say("texts sent until the verdict: " + texts);
        assertTrue(next.contains("أرسل 1 أو 2"), next);
        String steps = says(AMAL, "١");
        assertTrue(steps.contains("1. "), steps);

        JsonNode ticket = ticketOf(AMAL);
        assertEquals("ar", ticket.get("language").asText());
        assertFalse(ticket.get("winner").isNull(), ticket.toString());
        assertTrue(ticket.get("timeline").toString().contains("TOOK_WAY"), ticket.toString());
        agent.post("/api/tickets/" + ticket.get("id").asText() + "/close", Map.of("outcome", "Generator brought."));
    }

    @Test
    @Order(2)
    void danger_at_the_first_question_brings_the_number_and_rings_at_the_desk_whatever_is_said_after() {
        says(RITA, "EN");
        Instant told = Instant.now();
        String red = says(RITA, "1");
        Figures.say("red flag by text, answered after", Duration.between(told, Instant.now()));
        assertTrue(red.startsWith("Emergency number: 112"), red);
        assertTrue(red.contains("One of our people sees this now"), red);
        assertTrue(says(RITA, "STOP").contains("You get no more texts from us"));
        JsonNode ticket = ticketOf(RITA);
        assertEquals("RED", ticket.get("urgency").asText());
        Eventually.holds("the agent sees that texts do not arrive any more",
                () -> agent.get("/api/tickets/" + ticket.get("id").asText()).get("timeline").toString().contains("STOPPED"));
        agent.post("/api/tickets/" + ticket.get("id").asText() + "/close", Map.of("outcome", "Ambulance came."));
    }

    @Test
    @Order(3)
    void stop_in_the_middle_ends_the_texts_and_what_was_told_waits_for_a_human() {
        assertTrue(says(VEIKKO, "FI").contains("Hengenvaara nyt? Soita 112"));
        assertTrue(says(VEIKKO, "ei").contains("tunnin kuluttua"));
        assertTrue(says(VEIKKO, "kaksi").contains("Lähetä jokainen numero"));
        String stopped = says(VEIKKO, "lopeta");
        assertTrue(stopped.contains("Et saa meiltä enää tekstiviestejä"), stopped);
        Instant silent = Instant.now();
        texts(VEIKKO, "4 5");
        Eventually.pause(Duration.ofSeconds(3));
        assertEquals(List.of(), to(VEIKKO, silent));
        JsonNode ticket = ticketOf(VEIKKO);
        assertEquals("ABANDONED", ticket.get("status").asText());
        assertEquals("YELLOW", ticket.get("urgency").asText());
        assertTrue(ticket.get("timeline").toString().contains("4 5"), "what is written after STOP is still read");
        agent.post("/api/tickets/" + ticket.get("id").asText() + "/close", Map.of("outcome", "Called him."));
    }

    @Test
    @Order(4)
    void who_finds_a_browser_goes_on_there_without_telling_it_again() {
        says(JOHN, "EN");
        says(JOHN, "none");
        says(JOHN, "3");
        Instant wished = Instant.now();
        String web = says(JOHN, "web");
        Eventually.holds("the code for another device",
                () -> Pattern.compile("code \\d{6}").matcher(String.join(" ", to(JOHN, wished))).find());
        Matcher link = Pattern.compile("(http\\S+/help/\\S+)").matcher(web);
        assertTrue(link.find(), web);
        Instant left = Instant.now();
        try (Person john = Person.onASmallPhone()) {
            john.page().navigate(URI.create(link.group(1)).toString());
            assertThat(john.page().locator("form.ask input[name=question]")).hasValue("present");
            john.looks("help-from-text-320").fitsTheScreen();
            HelpJourney.answers(john, List.of("power", "comms"));
            assertThat(john.page().locator(".ways .way")).hasCount(2);
        }
        assertEquals(List.of(), to(JOHN, left), "who is in a browser is not texted");
        try (Person phone = Person.atADesk()) {
            phone.page().navigate(TheSuite.gateway().resolve("/phones/" + AMAL.substring(1)).toString());
            phone.looks("phone-arabic");
            phone.page().navigate(TheSuite.gateway().resolve("/phones/" + VEIKKO.substring(1)).toString());
            phone.looks("phone-finnish");
        }
    }

    @Test
    @Order(5)
    void the_page_and_the_notice_say_how_to_begin_by_text() {
        String page = Api.anonymous(TheSuite.broadcast()).text("/incidents/" + incident);
        assertTrue(page.contains("href=\"sms:" + TheSuite.running().smsAccount().from() + "?body=EN\""), page);
        JsonNode notice = Town.manager().post("/api/incidents/" + incident + "/notices",
                Map.of("purpose", "HOW_TO_REACH_US", "audience",
                        Town.audience("Nobody else", "nobody.else@example.org,,Nobody,en"), "media", List.of("SMS")));
        JsonNode wordings = notice.get("wordings");
        assertTrue(wordings.at("/en/sms").asText().endsWith("Reply EN"), wordings.toString());
        assertTrue(wordings.at("/fi/body").asText().contains("lähetä tekstiviesti FI numeroon"), wordings.toString());
    }

    @Test
    @Order(6)
    void nadia_has_enough_goes_on_and_is_called_when_the_verdict_does_not_arrive() {
        says(NADIA, "EN");
        says(NADIA, "none");
        says(NADIA, "2");
        String next = says(NADIA, "4 5 9");
        int screens = 4;
        while (!next.contains("Enough? Send: enough")) {
            next = says(NADIA, "1");
            assertTrue(++screens <= 5, "by the fifth screen: " + next);
        }
        Figures.say("screens by text until enough is offered: " + screens);
        String enough = says(NADIA, "enough");
        assertTrue(enough.startsWith("So far this first: "), enough);
        next = says(NADIA, "more");
        assertTrue(next.contains("\n1) "), next);
        // the network loses her phone; a text before that one may still be on its way
        gateway.post("/api/behaviour", Map.of("recipients", NADIA, "action", "REJECT", "code", 30003));
        for (int more = 0; more < 8 && !next.contains("/help/"); more++)
            next = says(NADIA, "1");
        assertTrue(next.contains("/help/"), next);
        JsonNode ticket = ticketOf(NADIA);
        String id = ticket.get("id").asText();
        Eventually.holds("the agent reads that nothing reaches her",
                () -> agent.get("/api/tickets/" + id)
                        .get("timeline").toString().contains("The verdict did not reach the phone: call"));
        try (Person desk = Person.atADesk()) {
            desk.signsIn("agent", TheSuite.triage(), "/tickets/" + id);
            desk.looks("desk-verdict-not-reached");
        }
        gateway.delete("/api/behaviour");
        agent.post("/api/tickets/" + id + "/close", Map.of("outcome", "Called her."));
    }

    /** Texts as a person, and waits for what comes back. */
    private String says(String from, String words) {
        Instant said = Instant.now();
        texts(from, words);
        Eventually.holds("an answer to “" + words + "”", () -> whole(to(from, said)));
        return String.join("\n", to(from, said));
    }

    /** Texts that say "(1/3)" come as three. */
    private static boolean whole(List<String> texts) {
        if (texts.isEmpty())
            return false;
        Matcher of = Pattern.compile("^\\(\\d/(\\d)\\) ").matcher(texts.getFirst());
        return !of.find() || texts.size() >= Integer.parseInt(of.group(1));
    }

    private void texts(String from, String words) {
        gateway.post("/api/inbound", Map.of("from", from, "to", TheSuite.running().smsAccount().from(), "body", words));
    }

    /** Oldest first. */
    private List<String> to(String phone, Instant since) {
        return StreamSupport
                .stream(gateway.get("/api/messages?to=" + phone.replace("+", "%2B") + "&since=" + since).spliterator(), false)
                .filter(text -> text.get("direction").asText().equals("outbound")).map(text -> text.get("body").asText())
                .toList().reversed();
    }

    /** Takes one story after the other until this person's comes; those of others go back by themselves. */
    private JsonNode ticketOf(String phone) {
        for (int tries = 0; tries < 90; tries++) {
            JsonNode next = agent.post("/api/queue/next");
            if (next.isNull())
                Eventually.pause(Duration.ofMillis(500));
            else if (phone.equals(next.at("/person/phone").asText()))
                return next;
        }
        throw new AssertionError("no story of " + phone);
    }
}
