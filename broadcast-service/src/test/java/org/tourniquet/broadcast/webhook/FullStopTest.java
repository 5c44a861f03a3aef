package org.tourniquet.broadcast.webhook;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A live incident stops the marketing of other systems; a drill cannot. */
@QuarkusTest
@BroadcastTest
class FullStopTest {
    @Inject
    ObjectMapper json;
    @Inject
    EntityManager database;
    private ListeningReceiver marketing;
    private String path;
    private String receiver;
    private String secret;

    @BeforeEach
    void a_system_is_registered() throws IOException {
        marketing = new ListeningReceiver();
        path = "/hooks/" + UUID.randomUUID();
        var made = Browser.api("operator")
                .body(Map.of("url", marketing.url(path), "events", List.of("incident.opened", "incident.closed")))
                .post("/api/webhooks").then().statusCode(201).extract();
        receiver = made.path("id");
        secret = made.path("secret");
    }

    @AfterEach
    void it_is_removed() {
        Browser.api("operator").delete("/api/webhooks/{id}", receiver);
        marketing.close();
    }

    @Test
    void opening_and_closing_a_live_incident_is_told_with_a_signature_that_holds() throws Exception {
        String incident = Browser.incident("River over its banks", "LIVE");
        eventually(() -> about(incident).size() == 1);
        ListeningReceiver.Got opened = about(incident).getFirst();
        JsonNode body = json.readTree(opened.body());
        assertEquals("incident.opened", body.get("type").asText());
        assertTrue(body.at("/data/holdMarketing").asBoolean());
        assertEquals("v1," + Signature.sign(secret, opened.headers().get("webhook-id"),
                Long.parseLong(opened.headers().get("webhook-timestamp")), opened.body()),
                opened.headers().get("webhook-signature"));
        eventually(() -> page("manager", "/console/incidents/" + incident).contains("Confirmed"));
        Browser.api("manager").post("/api/incidents/{id}/close", incident).then().statusCode(200);
        eventually(() -> about(incident).size() == 2);
        assertEquals("incident.closed", json.readTree(about(incident).get(1).body()).get("type").asText());
    }

    @Test
    void a_drill_calls_nobody_and_its_row_cannot_even_be_written() throws Exception {
        String drill = Browser.incident("Rehearsal", "DRILL");
        Browser.api("manager").post("/api/incidents/{id}/close", drill).then().statusCode(200);
        String live = Browser.incident("For real", "LIVE");
        eventually(() -> about(live).size() == 1);
        assertEquals(List.of(), about(drill));
        for (String mode : List.of("LIVE", "DRILL"))
            assertThrows(RuntimeException.class, () -> QuarkusTransaction.requiringNew().run(() -> database
                    .createNativeQuery("insert into webhook_message (receiver_id, event, incident_id, mode, body)"
                            + " values (?1, 'incident.opened', ?2, ?3, '{}')")
                    .setParameter(1, UUID.fromString(receiver)).setParameter(2, UUID.fromString(drill)).setParameter(3, mode)
                    .executeUpdate()));
    }

    @Test
    void a_call_that_fails_is_made_again_under_the_same_id_and_given_up_at_last_where_one_can_see_it() throws Exception {
        marketing.answers.addAll(List.of(500, 302, 503));
        Browser.api("operator").post("/api/webhooks/{id}/test", receiver).then().statusCode(202);
        eventually(() -> "GIVEN_UP".equals(latest("state")));
        List<ListeningReceiver.Got> tries = marketing.at(path);
        assertEquals(3, tries.size());
        assertEquals(1, tries.stream().map(call -> call.headers().get("webhook-id")).distinct().count());
        Browser.api("auditor").get("/api/webhooks/{id}/calls", receiver).then().statusCode(200)
                .body("[0].tries.status", equalTo(List.of(503, 302, 500))).body("[0].reason", equalTo("answered 503"));
        String text = Jsoup.parse(page("operator", "/hooks/" + receiver)).text();
        assertTrue(text.contains("Given up") && text.contains("answered 302"), text);
        Browser.api("operator").post("/api/webhooks/{id}/calls/{call}/again", receiver, latest("id")).then().statusCode(202);
        eventually(() -> "DELIVERED".equals(latest("state")));
        assertEquals(List.of(), marketing.at("/elsewhere"));
    }

    @Test
    void what_was_not_told_before_it_was_over_is_not_told_afterwards() throws Exception {
        marketing.answers.add(500);
        String incident = Browser.incident("Short", "LIVE");
        eventually(() -> about(incident).size() == 1);
        Browser.api("manager").post("/api/incidents/{id}/close", incident).then().statusCode(200);
        eventually(() -> about(incident).stream().map(this::type).anyMatch("incident.closed"::equals));
        Eventually.pause(Duration.ofMillis(2500));
        // a slow machine may have tried again before it was over
        assertEquals(List.of("incident.closed"),
                about(incident).stream().map(this::type).dropWhile("incident.opened"::equals).toList());
    }

    @Test
    void the_secret_is_shown_once_and_only_operators_register() {
        Browser.api("operator").get("/api/webhooks").then().statusCode(200).body("secret", hasItem(nullValue()));
        Browser.of("operator").get("/hooks").then().statusCode(200).body(not(containsString(secret)));
        Browser.api("manager").body(Map.of("url", "https://example.com/", "events", List.of("incident.opened")))
                .post("/api/webhooks").then().statusCode(403);
        Browser.api("operator").body(Map.of("url", marketing.url(path), "events", List.of("incident.opened")))
                .post("/api/webhooks").then().statusCode(409);
        given().get("/hooks").then().statusCode(200).body(containsString("password"));
    }

    @Test
    void addresses_that_lead_inside_are_refused() {
        for (String url : List.of("http://10.0.0.1/", "https://10.0.0.1/", "https://169.254.169.254/latest",
                "https://[fc00::1]/",
                "https://user:pw@example.com/", "ftp://example.com/", "file:///etc/passwd", "https://", "javascript:alert(1)",
                "http://example.com/", "https://2130706433.local/", "https://no-such-host.invalid/", "x".repeat(499)))
            Browser.api("operator").body(Map.of("url", url, "events", List.of("incident.opened"))).post("/api/webhooks").then()
                    .statusCode(422).body("errors.pointer", hasItem("/url"));
        Browser.api("operator").body(Map.of("url", "https://10.0.0.1/", "events", List.of("nothing"))).post("/api/webhooks")
                .then().statusCode(422).body("errors.pointer", equalTo(List.of("/url", "/events")));
    }

    private List<ListeningReceiver.Got> about(String incident) {
        return marketing.at(path).stream().filter(call -> call.body().contains(incident)).toList();
    }

    private String type(ListeningReceiver.Got call) {
        return call.body().contains("incident.opened") ? "incident.opened" : "incident.closed";
    }

    private String latest(String field) {
        return Browser.api("operator").get("/api/webhooks/{id}/calls", receiver).path("[0]." + field);
    }

    private static String page(String who, String path) {
        return Browser.of(who).get(path).then().statusCode(200).extract().asString();
    }

    private static void eventually(BooleanSupplier told) {
        Eventually.holds("the call", told::getAsBoolean);
    }
}
