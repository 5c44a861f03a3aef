package org.tourniquet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

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
import com.sun.net.httpserver.HttpServer;

/** What was prepared in calm times: a plan is rehearsed and measured, then used, and everything else stops. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@ExtendWith(StepByStep.class)
class PlanJourney {

    private static final String PLAN = "A service or product has failed";
    private static final String REHEARSAL = "The water pumps stop, rehearsed";

    /** One call as the marketing system got it. */
    private record Call(String id, String second, String signature, String body) {
    }

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Person manager = Person.atADesk();
    private HttpServer marketing;
    private String secret;
    private String audience;
    private String plan;
    private String drill;
    private String live;

    @BeforeAll
    void a_few_people_and_a_marketing_system() throws IOException {
        audience = Town.audience("Customers of the plan", "plan1@example.org,,Anna,en", "plan2@example.org,,Béla,hu",
                "plan3@example.org,,Aino,fi");
        marketing = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        marketing.createContext("/", exchange -> {
            var headers = exchange.getRequestHeaders();
            calls.add(new Call(headers.getFirst("webhook-id"), headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        marketing.start();
    }

    @AfterAll
    void it_is_over() {
        manager.close();
        marketing.stop(0);
        Api operator = Api.as("operator", TheSuite.broadcast());
        operator.get("/api/webhooks").forEach(each -> operator.delete("/api/webhooks/" + each.get("id").asText()));
        for (String each : List.of(drill == null ? "" : drill, live == null ? "" : live))
            if (!each.isEmpty() && Town.manager().get("/api/incidents/" + each).get("closedAt").isNull())
                Town.close(each);
    }

    @Test
    @Order(1)
    void an_operator_registers_who_has_to_hold_and_sees_the_secret_once() {
        try (Person operator = Person.atADesk()) {
            operator.signsIn("operator", TheSuite.broadcast(), "/hooks").looks("webhooks-empty");
            operator.types("Address", "http://localhost:" + marketing.getAddress().getPort() + "/hold").presses("Register it")
                    .sees("is registered").looks("webhook-registered");
            secret = operator.page().locator("code").first().innerText().strip();
            operator.opens(TheSuite.broadcast(), "/hooks");
            assertFalse(operator.reads().contains(secret));
        }
    }

    @Test
    @Order(2)
    void a_plan_says_what_is_in_its_way_and_is_given_its_people() {
        manager.signsIn("manager", TheSuite.broadcast(), "/plans").sees(PLAN).looks("plans");
        manager.follows(PLAN).sees("Never rehearsed").sees("A walk in their shoes").looks("plan");
        plan = lastOf(manager.page().url());
        manager.follows("Change it");
        manager.page().locator("#audience").selectOption(audience);
        manager.looks("plan-edit").presses("Keep it").sees("Customers of the plan");
        manager.opens(TheSuite.broadcast(), "/plans/" + plan + "/notices/1").sees("What only the day can say")
                .looks("plan-notice");
        try (Person phone = Person.onASmallPhone()) {
            phone.signsIn("manager", TheSuite.broadcast(), "/plans").looks("plans-320").fitsTheScreen();
            phone.opens(TheSuite.broadcast(), "/plans/" + plan).looks("plan-320").fitsTheScreen();
            phone.opens(TheSuite.broadcast(), "/plans/" + plan + "/edit").looks("plan-edit-320").fitsTheScreen();
        }
        try (Person night = Person.atNight()) {
            night.signsIn("manager", TheSuite.broadcast(), "/plans/" + plan).looks("plan-dark");
        }
    }

    @Test
    @Order(3)
    void it_is_rehearsed_and_its_tasks_are_taken_and_done_with_proof() {
        manager.opens(TheSuite.broadcast(), "/plans/" + plan).follows("Rehearse it now");
        manager.types("What is happening?", REHEARSAL).looks("drill-from-plan").presses("Start the drill").sees("Tasks");
        drill = lastOf(manager.page().url());
        manager.sees("Name one person who mends and one who speaks").looks("drill-tasks");
        manager.page().locator("#tasks tbody tr").first().locator("button").click();
        manager.page().locator("#tasks tbody tr").first().locator("a:has-text('Done')").click();
        manager.types("What shows that it is done?", "Leila mends, Maria speaks").looks("task").presses("It is done");
        manager.opens(TheSuite.broadcast(), "/console/incidents/" + drill).sees("1 of 7");
        manager.presses("Rehearse “How to reach us”").sees("How to reach us: " + REHEARSAL);
        letOut(lastOf(manager.page().url()));
    }

    @Test
    @Order(4)
    void what_only_the_day_can_say_is_asked_once() {
        manager.opens(TheSuite.broadcast(), "/console/incidents/" + drill);
        manager.page().locator("section.notices button:has-text('Update')").first().click();
        manager.sees("what only today can say").looks("begin");
        manager.types("Service", "Water in Mill Lane").types("Since", "14:20").presses("Write it").sees("Water in Mill Lane");
        JsonNode notice = Town.manager().get("/api/notices/" + lastOf(manager.page().url()));
        for (String language : List.of("en", "fr", "fi", "hu", "eo", "ar"))
            assertTrue(notice.at("/wordings/" + language + "/sms").asText().contains("Water in Mill Lane"), language);
        assertEquals(audience, notice.get("audience").asText());
    }

    @Test
    @Order(5)
    void after_the_drill_one_sees_how_quick_it_was_and_the_plan_is_trusted_again() {
        Eventually.within(Duration.ofSeconds(30), "rehearsed", () -> Town.manager()
                .get("/api/incidents/" + drill + "/report").at("/reach/reached").asInt() == 3);
        JsonNode report = Town.manager().get("/api/incidents/" + drill + "/report");
        assertTrue(report.at("/firstNotice/withinGoal").asBoolean(), report.toString());
        assertEquals(Map.of("en", 1, "hu", 1, "fi", 1),
                Api.JSON.convertValue(report.at("/reach/languages"), Map.class), report.toString());
        Figures.say("from opening a drill from a plan to the first rehearsed message",
                Duration.ofSeconds(report.at("/firstNotice/toFirst").asLong()));
        manager.opens(TheSuite.broadcast(), "/console/incidents/" + drill).sees("Results of this drill").looks("drill-results");
        manager.follows("All results").sees("3 of 3").looks("drill-report");
        assertThat(manager.page().locator("body")).hasClass(java.util.regex.Pattern.compile("drill"));
        Town.close(drill);
        manager.opens(TheSuite.broadcast(), "/plans/" + plan);
        assertFalse(manager.reads().contains("Never rehearsed"));
        assertEquals(List.of(), calls, "a drill calls nobody");
    }

    @Test
    @Order(6)
    void a_live_incident_from_the_plan_stops_the_marketing_of_others() throws Exception {
        manager.opens(TheSuite.broadcast(), "/console/incidents/new?mode=LIVE");
        manager.types("What is happening?", "The water pumps have stopped").ticks("Product or service failure")
                .presses("Open the incident").sees("First: tell everyone how to reach you");
        live = lastOf(manager.page().url());
        assertEquals(plan, Town.manager().get("/api/incidents/" + live).get("plan").asText());
        Eventually.holds("the marketing system was told", () -> calls.size() == 1);
        holds(calls.getFirst());
        JsonNode told = Api.JSON.readTree(calls.getFirst().body);
        assertEquals("incident.opened", told.get("type").asText());
        assertEquals(live, told.at("/data/incident").asText());
        assertTrue(told.at("/data/holdMarketing").asBoolean());
        Eventually.holds("the page says so", () -> {
            manager.opens(TheSuite.broadcast(), "/console/incidents/" + live);
            return manager.reads().contains("1 of 1 systems have confirmed");
        });
        manager.looks("full-stop");
        try (Person phone = Person.onASmallPhone()) {
            phone.signsIn("manager", TheSuite.broadcast(), "/console/incidents/" + live).looks("full-stop-320").fitsTheScreen();
        }
        Town.close(live);
        Eventually.holds("the hold is lifted", () -> calls.size() == 2);
        holds(calls.get(1));
        assertEquals("incident.closed", Api.JSON.readTree(calls.get(1).body).get("type").asText());
    }

    /** As any library of Standard Webhooks checks it. */
    private void holds(Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "HmacSHA256"));
        byte[] signed = mac.doFinal((call.id + "." + call.second + "." + call.body).getBytes(StandardCharsets.UTF_8));
        assertEquals("v1," + Base64.getEncoder().encodeToString(signed), call.signature);
    }

    private static void letOut(String notice) {
        Town.approve(Town.manager().post("/api/notices/" + notice + "/submission"));
    }

    private static String lastOf(String url) {
        return url.replaceFirst("[?#].*", "").replaceFirst(".*/", "");
    }
}
