package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** People whom no message reached are called by agents, one after the other, and each with one result. */
@QuarkusTest
@RealDesk
class CallsTest extends AtTheDesk {

    @BeforeEach
    void no_calls() {
        QuarkusTransaction.requiringNew().run(() -> PhoneCall.deleteAll());
    }

    @Test
    void a_person_handed_over_is_called_by_one_agent_and_told_twice_is_one_call() {
        UUID id = handed("Elli", "+12025550133");
        send(event(id, "Elli", "+12025550133"));
        handed("Gus", null);
        ValidatableResponse first = as("agent").post("/api/calls/next").then().statusCode(200).body("name", equalTo("Elli"))
                .body("dial", equalTo("+12025550133")).body("words", equalTo("Water is back"));
        as("agent").post("/api/calls/next").then().body("id", equalTo(first.extract().path("id")));
        as("agent2").post("/api/calls/next").then().statusCode(200).body("name", equalTo("Gus"));
        as("agent2").body(Map.of("result", "REACHED")).post("/api/calls/{id}/result", id).then().statusCode(409);
        as("agent").body(Map.of("result", "MAYBE")).post("/api/calls/{id}/result", id).then().statusCode(422);
        as("agent").body(Map.of("result", "REACHED")).post("/api/calls/{id}/result", id).then().statusCode(204);
        as("agent").body(Map.of("result", "REACHED")).post("/api/calls/{id}/result", id).then().statusCode(409);
        as("auditor").get("/api/calls").then().body("reached", equalTo(1)).body("waiting", equalTo(1));
        soon(() -> assertEquals(1, told(id), "broadcast hears of it"));
        as("editor").get("/api/calls").then().statusCode(403);
    }

    @Test
    void who_does_not_answer_is_called_again_later_and_after_three_times_no_more() {
        UUID id = handed("Elli", "+12025550133");
        for (int time = 1; time <= 3; time++) {
            as("agent").post("/api/calls/next").then().statusCode(200);
            as("agent").body(Map.of("result", "NO_ANSWER")).post("/api/calls/{id}/result", id).then().statusCode(204);
            as("agent").post("/api/calls/next").then().statusCode(204);
            this.time.forward(Duration.ofMinutes(46));
        }
        as("agent").get("/api/calls").then().body("nobody", equalTo(1)).body("waiting", equalTo(0));
    }

    @Test
    void a_time_that_the_person_wishes_is_kept_and_what_an_agent_left_lying_goes_to_another() {
        UUID id = handed("Elli", "+12025550133");
        as("agent").post("/api/calls/next").then().statusCode(200);
        as("agent").body(Map.of("result", "AGAIN", "again", "2001-01-01T00:00:00Z")).post("/api/calls/{id}/result", id).then()
                .statusCode(422);
        as("agent").body(Map.of("result", "AGAIN", "again", Instant.now().plusSeconds(7200).toString()))
                .post("/api/calls/{id}/result", id).then().statusCode(204);
        as("agent2").post("/api/calls/next").then().statusCode(204);
        time.forward(Duration.ofHours(3));
        as("agent").post("/api/calls/next").then().statusCode(200);
        time.forward(Duration.ofMinutes(31));
        as("agent2").post("/api/calls/next").then().statusCode(200).body("tries", equalTo(1));
    }

    @Test
    void nothing_of_the_person_is_kept_in_the_clear_and_the_erased_are_called_no_more() {
        UUID person = UUID.randomUUID();
        Map<String, Object> event = event(UUID.randomUUID(), "Canary Name 7431", "+12025557431");
        event.put("person", person);
        send(event);
        soon(() -> assertEquals(1L, calls()));
        String row = QuarkusTransaction.requiringNew().call(() -> String
                .valueOf(PhoneCall.getEntityManager().createNativeQuery("select cast(c as text) from phone_call c")
                        .getSingleResult()));
        assertTrue(!row.contains("Canary") && !row.contains("7431"), row);
        topics.source("person-erased").send(text(Map.of("id", UUID.randomUUID(), "recipient", person.toString(), "prints",
                java.util.List.of(), "openToo", true, "erasedAt", Instant.now().toString())));
        soon(() -> assertEquals(0L, calls()));
    }

    @Test
    void the_page_has_the_number_to_dial_the_words_and_the_result_in_one_press() {
        handed("Elli", "+12025550133");
        page("agent").get("/calls").then().statusCode(200).body(containsString("Next call"), not(containsString("tel:")));
        as("agent").post("/api/calls/next").then().statusCode(200);
        page("agent").get("/calls").then().statusCode(200).body(containsString("tel:+12025550133"),
                containsString("Water is back"), containsString("value=\"REACHED\""));
        page("auditor").get("/calls").then().statusCode(200).body(not(containsString("Elli")));
    }

    private long told(UUID call) {
        return topics.<String> sink("call-ended").received().stream().map(message -> message.getPayload())
                .filter(event -> event.contains(call.toString()) && event.contains("\"REACHED\"")).count();
    }

    private UUID handed(String name, String phone) {
        UUID id = UUID.randomUUID();
        long before = calls();
        send(event(id, name, phone));
        soon(() -> assertEquals(before + 1, calls()));
        return id;
    }

    private static long calls() {
        return QuarkusTransaction.requiringNew().call(() -> PhoneCall.count());
    }

    private Map<String, Object> event(UUID id, String name, String phone) {
        Map<String, Object> event = new HashMap<>(Map.of("id", id, "person", UUID.randomUUID(), "notice", UUID.randomUUID(),
                "mode", "LIVE", "sealedName", cipher.seal(name), "sealedWords", cipher.seal("Water is back"), "language", "fi",
                "reason", "no address", "handedAt", Instant.now().toString()));
        if (phone != null)
            event.put("sealedPhone", cipher.seal(phone));
        return event;
    }

    private void send(Map<String, Object> event) {
        topics.source("person-unreached").send(text(event));
    }

    private String text(Map<String, ?> event) {
        try {
            return json.writeValueAsString(event);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static RequestSpecification page(String who) {
        return given().accept("text/html").cookies(given().redirects().follow(false).formParam("name", who)
                .formParam("password", "demo").post("/login").getCookies());
    }
}
