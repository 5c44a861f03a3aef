package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

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

/** A drill does everything, looks different, and has no way out of the building. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class DrillJourney {

    private static final String TITLE = "What if the dam breaks";

    private final Everyone.Imported crowd = Everyone.imported();
    private final Person manager = Person.atADesk();
    private final Person agent = Person.atADesk();
    private String incident;
    private String notice;
    private long mailsBefore;
    private long textsBefore;

    @BeforeAll
    void nothing_is_on_its_way() {
        Eventually.pause(Duration.ofSeconds(2));
        mailsBefore = count(TheSuite.inbox());
        textsBefore = count(TheSuite.gateway());
        manager.signsIn("manager", TheSuite.broadcast(), "/").isSignedIn();
        agent.signsIn("agent", TheSuite.triage(), "/").isSignedIn();
    }

    @AfterAll
    void everybody_goes_home() {
        manager.close();
        agent.close();
    }

    @Test
    @Order(1)
    void a_drill_is_started_and_written_like_a_live_incident_but_looks_like_none() {
        manager.follows("Start a drill").looks("drill-start");
        manager.types("What is happening?", TITLE).ticks("Natural disaster").presses("Start the drill");
        assertThat(manager.page().locator("body")).hasClass(java.util.regex.Pattern.compile("drill"));
        assertThat(manager.page().locator(".band.drill").first()).isVisible();
        assertEquals(0, manager.page().locator(".band.live, button.live, .pill.live").count());
        incident = HelpJourney.tokenOf(manager.page().url());
        manager.looks("drill-incident");

        manager.presses("Rehearse “How to reach us”").sees("How to reach us: " + TITLE);
        notice = HelpJourney.tokenOf(manager.page().url());
        manager.page().getByLabel("To whom").selectOption(new SelectOption().setValue(crowd.audience()));
        assertThat(manager.page().locator("#previews .forecast")).containsText("5,000 people");
        assertThat(manager.page().locator("#previews .phone")).containsText("DRILL: ");
        manager.looksAtAll("drill-compose");
        manager.presses("Hand to Henrik Aalto: rehearse with 5,000 people").sees("Waits for approval");
    }

    @Test
    @Order(2)
    void the_call_to_the_second_manager_is_rehearsed_too() {
        Eventually.holds("the rehearsed call", () -> {
            manager.opens(TheSuite.broadcast(), "/rehearsals");
            return manager.reads().contains("henrik.aalto@rivertown.example");
        });
        manager.looks("rehearsals-staff");
    }

    @Test
    @Order(3)
    void it_is_approved_with_another_word_than_a_live_one() {
        String live = Town.incident("For the word only", "LIVE");
        JsonNode liveNotice = Town.manager().post("/api/incidents/" + live + "/notices",
                java.util.Map.of("purpose", "HOW_TO_REACH_US", "media", List.of("BANNER"), "audience", crowd.audience()));
        String word = Town.manager().get("/api/notices/" + notice).get("confirmWord").asText();
        assertNotEquals(liveNotice.get("confirmWord").asText(), word);
        Town.close(live);

        try (Person henrik = Person.onASmallPhone()) {
            henrik.signsIn("manager2", TheSuite.broadcast(), "/").sees(TITLE).looks("drill-home-320").fitsTheScreen();
            henrik.follows("Look and approve").sees("It would go to").looks("drill-approval-320").fitsTheScreen();
            henrik.page().locator("#confirm").fill(word);
            henrik.presses("Rehearse with 5,000 people").sees("of 5,000 people accounted for");
        }
    }

    @Test
    @Order(4)
    void everyone_is_accounted_for_as_rehearsed_and_each_message_can_be_read() {
        Eventually.within(Duration.ofSeconds(60), "all rehearsed",
                () -> Town.manager().get("/api/notices/" + notice + "/progress").get("complete").asBoolean());
        JsonNode progress = Town.manager().get("/api/notices/" + notice + "/progress");
        assertEquals(Everyone.PEOPLE, progress.at("/people/accounted").asInt());
        int rehearsed = 0;
        for (String medium : List.of("EMAIL", "SMS")) {
            JsonNode counts = progress.at("/media/" + medium);
            assertEquals(0, counts.get("accepted").asInt() + counts.get("delivered").asInt() + counts.get("failed").asInt());
            rehearsed += counts.get("rehearsed").asInt() + counts.get("suppressed").asInt();
        }
        assertEquals(Everyone.MAILS + Everyone.TEXTS, rehearsed);
        Figures.say("a drill to 5,000 people rehearsed in", Duration.between(
                java.time.Instant.parse(Town.manager().get("/api/notices/" + notice).get("approvedAt").asText()),
                java.time.Instant.parse(progress.get("lastAt").asText())));

        manager.opens(TheSuite.broadcast(), "/notices/" + notice + "/progress").sees("Complete").looks("drill-progress");
        manager.follows("See what was rehearsed").sees("Nobody has received them").looks("rehearsals");
        manager.page().locator("tbody tr:has-text('E-mail') a").first().click();
        manager.page().locator("iframe").waitFor();
        manager.sees("[").looks("rehearsed-mail");
    }

    @Test
    @Order(5)
    void help_in_a_drill_is_marked_and_the_answer_of_the_desk_is_rehearsed() {
        String passport;
        try (Person player = Person.onASmallPhone()) {
            Eventually.holds("triage has heard of the drill", () -> {
                player.opens(TheSuite.triage(), "/help?incident=" + incident);
                return player.page().locator(".band.drill").count() == 1;
            });
            player.looks("drill-help-320").fitsTheScreen();
            HelpJourney.answers(player, List.of("power", "comms"));
            player.types("Your name (if you like)", "Player One").types("Phone for text messages", "+19075550190")
                    .presses("Send").sees("Thank you. We reach you at");
            passport = player.page().locator(".passport .code").innerText().strip();
        }
        agent.page().locator("#passport").fill(passport);
        agent.presses("Find").presses("Take this story");
        assertThat(agent.page().locator("body")).hasClass(java.util.regex.Pattern.compile("drill"));
        agent.ticks("Text to +19075550190").page().locator("#text").fill("We would come by boat.");
        agent.presses("Rehearse");
        assertThat(agent.page().locator("#timeline")).containsText("We would come by boat.");
        Eventually.holds("the answer is called rehearsed",
                () -> agent.page().locator("#timeline .pill.drill").count() >= 1);
        agent.looks("drill-story");
        agent.opens(TheSuite.triage(), "/").looks("drill-desk");
    }

    @Test
    @Order(6)
    void the_public_never_sees_it() {
        Api everybody = Api.anonymous(TheSuite.broadcast());
        assertFalse(everybody.text("/incidents").contains(TITLE));
        assertEquals(404, everybody.pageSays("/incidents/" + incident));
        assertEquals(204, everybody.send("GET", "/api/banners/current?site=rivertown&lang=en", null, null).statusCode());
        try (Person visitor = Person.atADesk()) {
            visitor.opens(TheSuite.site(), "/");
            Eventually.pause(Duration.ofSeconds(4));
            assertThat(visitor.page().locator("crisis-banner")).isHidden();
        }
    }

    @Test
    @Order(7)
    void at_its_end_nothing_has_left_the_building() {
        manager.opens(TheSuite.broadcast(), "/console/incidents/" + incident);
        manager.page().locator("summary:has-text('End the drill')").click();
        manager.page().locator("#confirm").fill("END DRILL");
        manager.presses("End it");
        manager.page().locator("#confirm").waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        manager.looks("drill-ended");
        assertEquals(mailsBefore, count(TheSuite.inbox()), "mails");
        assertEquals(textsBefore, count(TheSuite.gateway()), "texts");
        assertTrue(Town.manager().get("/api/incidents/" + incident).get("closedAt").isTextual());
    }

    private static long count(java.net.URI outside) {
        return Api.anonymous(outside).get("/api/count").get("count").asLong();
    }
}
