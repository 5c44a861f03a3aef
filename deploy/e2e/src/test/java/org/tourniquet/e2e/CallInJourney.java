package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

/** A line is short of two: the staff is asked by text, one comes, one cannot, the next one comes, the silent one need not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class CallInJourney {

    private static final String PORTAL = "00000000-0000-4000-8000-00000000c004";
    private static final String MARIA = "+12025550151";
    private static final String HENRIK = "+12025550152";
    private static final String AINO = "+12025550155";

    private final Api lead = Api.as("lead", TheSuite.directory());
    private final Api gateway = Api.anonymous(TheSuite.gateway());
    private Person manager;
    private String call;

    @BeforeAll
    void the_portal_is_short_of_two_people() {
        lead.put("/api/channels/" + PORTAL + "/staffing", Map.of("agents", 16, "callsPerHour", 100, "averageHandlingSeconds",
                480, "patienceSeconds", 300, "hourlyRate", 30, "overtimeHours", 4));
        manager = Person.atADesk();
    }

    @AfterAll
    void everybody_goes_home() {
        if (call != null)
            lead.post("/api/call-ins/" + call + "/end");
        manager.close();
    }

    @Test
    @Order(1)
    void the_manager_sees_what_is_missing_what_it_costs_and_asks_with_one_press() {
        manager.signsIn("manager", TheSuite.directory(), "/channels/" + PORTAL + "/staffing").sees("2 more people")
                .looksAtAll("staffing");
        manager.follows("Call in 2 people").sees("Maria Lind").sees("€240").looksAtAll("call-in");
        manager.page().locator("form.confirm.live input[name=confirm]").fill("call 2");
        Instant asked = Instant.now();
        manager.presses("Ask 2 people").sees("Who comes");
        call = manager.page().url().replaceAll(".*/", "");
        Eventually.holds("both are asked", () -> texts(MARIA).size() == 1 && texts(HENRIK).size() == 1);
        Figures.say("a text calls somebody in after", Duration.between(asked, Instant.now()));
        assertTrue(texts(MARIA).getFirst().contains("Reply 1 if you come"), texts(MARIA).toString());
        manager.sees("delivered");
    }

    @Test
    @Order(2)
    void who_cannot_is_seen_at_once_and_the_next_one_is_offered() {
        replies(MARIA, "2");
        manager.sees("cannot come").sees("Next on the list: Aino Koski");
        manager.presses("Ask Aino Koski");
        Eventually.holds("the next one is asked", () -> texts(AINO).size() == 1);
    }

    @Test
    @Order(3)
    void when_enough_are_coming_the_silent_one_is_told_once() {
        replies(MARIA, "1");
        manager.sees("of 2 are coming");
        Eventually.holds("Maria comes after all", () -> one().get("coming").asInt() == 1);
        try (Person aino = Person.onASmallPhone()) {
            aino.opens(TheSuite.gateway(), "/phones/" + AINO.substring(1)).page().locator("textarea[name=body]").fill("1");
            aino.presses("Send");
        }
        manager.sees("Enough are coming.").looksAtAll("call-in-enough");
        Eventually.holds("Henrik need not come", () -> texts(HENRIK).size() == 2);
        assertTrue(texts(HENRIK).stream().anyMatch(text -> text.contains("enough people are coming")));
        assertEquals(List.of(1, 1), List.of(texts(MARIA).size(), texts(AINO).size()), "a yes or a no opens no story");
        try (Person lead = Person.onASmallPhone()) {
            lead.signsIn("lead", TheSuite.directory(), "/call-ins/" + call).sees("Enough are coming.").looks("call-in-320")
                    .fitsTheScreen();
            lead.opens(TheSuite.directory(), "/channels/" + PORTAL + "/staffing").sees("With more or fewer people")
                    .looks("staffing-320").fitsTheScreen();
        }
    }

    @Test
    @Order(4)
    void a_slider_draws_the_line_anew_while_it_is_moved() {
        manager.opens(TheSuite.directory(), "/channels/" + PORTAL + "/staffing").sees("16 people:");
        manager.page().getByLabel("People", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true)).fill("20");
        manager.sees("20 people:").looks("what-if");
        assertEquals(List.of(), manager.complaints());
    }

    private JsonNode one() {
        return lead.get("/api/call-ins/" + call);
    }

    private void replies(String from, String words) {
        gateway.post("/api/inbound", Map.of("from", from, "to", TheSuite.running().smsAccount().from(), "body", words));
    }

    /** What this number was told about the portal, and what a story of theirs would have answered. */
    private List<String> texts(String to) {
        return StreamSupport.stream(gateway.get("/api/messages?to=%2B" + to.substring(1)).spliterator(), false)
                .map(JsonNode::toString).filter(text -> text.contains("Rebooking portal") || text.contains("Your message"))
                .toList();
    }
}
