package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

/** What was sent is wrong: three presses, two people, and everybody it reached is told what is right, in less than a minute. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class CorrectionJourney {
    private static final Duration A_MINUTE = Duration.ofSeconds(60);
    private static final String RIGHT = "Boil the water for ten minutes";

    private final Crowd crowd = Crowd.of("corrected", 425, 120);
    private final Person maria = Person.atADesk();
    private final Person henrik = Person.onASmallPhone();
    private String incident;
    private String wrong;
    private String correction;
    private Instant seen;
    private Crowd.One silent;

    @BeforeAll
    void something_wrong_has_gone_out() {
        Api manager = Town.manager();
        String audience = manager.post("/api/audiences", Map.of("name", "Crowd to be corrected")).get("id").asText();
        manager.postCsv("/api/audiences/" + audience + "/imports", crowd.csv());
        incident = Town.incident("Water is not clean", "LIVE");
        JsonNode notice = manager.post("/api/incidents/" + incident + "/notices", Map.of("purpose", "UPDATE", "audience",
                audience, "media", List.of("EMAIL", "SMS"), "wordings",
                Map.of("en",
                        Map.of("subject", "Boil your water", "body", "Boil it for one minute.", "sms", "Boil it 1 minute."),
                        "fi", Map.of("subject", "Keitä vesi", "body", "Keitä minuutti.", "sms", "Keitä minuutti."))));
        wrong = notice.get("id").asText();
        Town.approve(manager.post("/api/notices/" + wrong + "/submission"));
        Eventually.within(A_MINUTE, "everybody is accounted for",
                () -> manager.get("/api/notices/" + wrong + "/progress").get("complete").asBoolean());
        // one of them wants to be left in peace since
        silent = crowd.withBoth(0);
        Api.anonymous(TheSuite.gateway()).post("/api/inbound",
                Map.of("from", silent.phone(), "to", TheSuite.running().smsAccount().from(), "body", "STOP"));
        maria.signsIn("manager", TheSuite.broadcast(), "/notices/" + wrong + "/progress").isSignedIn();
        henrik.signsIn("manager2", TheSuite.broadcast(), "/").isSignedIn();
    }

    @AfterAll
    void it_is_over() {
        maria.close();
        henrik.close();
        if (incident != null)
            Town.close(incident);
    }

    @Test
    @Order(1)
    void two_presses_hand_the_correction_to_the_second_manager() {
        seen = Instant.now();
        maria.presses("Correct this").sees("people got it, or may have");
        maria.page().locator("[name='right.en']").fill(RIGHT);
        maria.presses("Send to Henrik Aalto for approval").sees("has been called by mail and text message");
        correction = maria.page().url().replaceFirst(".*/notices/([^/]+)/correction.*", "$1");
    }

    @Test
    @Order(2)
    void the_third_press_is_the_second_managers_and_less_than_a_minute_has_passed() {
        henrik.page().navigate(TheSuite.broadcast().resolve("/notices/" + correction + "/approval").toString());
        henrik.sees(RIGHT);
        String word = Town.manager().get("/api/notices/" + correction).get("confirmWord").asText();
        henrik.page().locator("#confirm").fill(word);
        henrik.page().locator("form.confirm button").first().click();
        henrik.sees("people accounted for");
        Duration took = Duration.between(seen, Instant.now());
        Figures.say("from seeing the error to the approved correction, three presses", took);
        assertTrue(took.compareTo(A_MINUTE) < 0, "it took " + took);
        JsonNode told = Town.manager().get("/api/notices/" + wrong + "/correction");
        assertTrue(told.get("seconds").asLong() <= 60, told.toString());
        maria.page().reload();
        assertThat(maria.page().locator("dl.figures")).containsText("from the error to the correction");
        maria.looks("correction-let-out");
    }

    @Test
    @Order(3)
    void exactly_those_it_reached_hear_it_over_what_reached_them_and_nobody_who_opted_out() {
        Eventually.within(A_MINUTE, "everybody is accounted for",
                () -> Town.manager().get("/api/notices/" + correction + "/progress").get("complete").asBoolean());
        Set<String> reached = addresses(wrong);
        Set<String> corrected = addresses(correction);
        reached.remove(silent.phone());
        assertEquals(reached, corrected);
        Set<String> texted = new TreeSet<>();
        for (JsonNode text : Api.anonymous(TheSuite.gateway()).get("/api/messages?since=" + seen))
            if (text.get("direction").asText().equals("outbound") && text.get("body").asText().contains(RIGHT))
                texted.add(text.get("to").asText());
        assertTrue(!texted.isEmpty() && !texted.contains(silent.phone()), texted.toString());
    }

    private static Set<String> addresses(String notice) {
        Set<String> addresses = new TreeSet<>();
        for (JsonNode line : Town.manager().all("/api/notices/" + notice + "/deliveries?limit=200"))
            if (List.of("ACCEPTED", "DELIVERED").contains(line.get("state").asText()))
                addresses.add(line.get("address").asText());
        return addresses;
    }
}
