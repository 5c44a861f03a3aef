package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.triage.SetTime;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** What the desk's tests share: an empty desk, people who answer, agents who act, and the topics at either side. */
abstract class AtTheDesk {

    @Inject
    @Any
    InMemoryConnector topics;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;
    @Inject
    Sweep sweep;
    @Inject
    SetTime time;

    @BeforeEach
    void an_empty_desk() {
        // what the test before left behind may still be at work on the same rows: the database ends one of two that wait for
        // each other, and that may be us
        Eventually.passes(() -> QuarkusTransaction.requiringNew().run(() -> {
            Ticket.deleteAll();
            Ticket.getEntityManager().createNativeQuery("delete from assessment").executeUpdate();
        }));
        topics.sink("message-requested").clear();
        topics.sink("alert-raised").clear();
    }

    @AfterEach
    void now_again() {
        time.reset();
    }

    static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    static String person(String more) {
        return given().contentType(ContentType.JSON)
                .body("{\"protocol\":\"natural-disaster\",\"language\":\"fi\"" + more + "}").post("/api/assessments").then()
                .statusCode(201).extract().path("token");
    }

    static ValidatableResponse says(String token, String question, Object value) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("question", question, "value", value, "key", UUID.randomUUID().toString()))
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
    }

    static String told(String horizon, String more) {
        String token = person(more);
        says(token, "safety", List.of());
        says(token, "horizon", horizon);
        says(token, "present", List.of("power"));
        return token;
    }

    static final String PHONE = ",\"person\":{\"name\":\"Elias\",\"phone\":\"+12025550131\",\"email\":\"elias@example.org\"}";

    String taken(String agent) {
        return as(agent).post("/api/queue/next").then().statusCode(200).extract().path("id");
    }

    static ValidatableResponse write(String agent, String id, String medium, String text) {
        return as(agent).body(Map.of("medium", medium, "text", text)).post("/api/tickets/" + id + "/messages").then();
    }

    /** Events are heard soon, not at once. */
    static void soon(Runnable assertion) {
        Eventually.passes(assertion);
    }

    long count(String where) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Ticket.getEntityManager()
                .createNativeQuery("select count(*) from ticket where " + where).getSingleResult()).longValue());
    }

    JsonNode event(String topic) throws Exception {
        soon(() -> assertFalse(topics.sink(topic).received().isEmpty()));
        return json.readTree((String) topics.sink(topic).received().getLast().getPayload());
    }

    /** Nothing came of it in time that a text could belong to. */
    void nobodyHeardOfAnIncident() {
        soon(() -> assertTrue(QuarkusTransaction.requiringNew().call(() -> Ticket.getEntityManager()
                .createNativeQuery("select 1 from dialogue where stage = 'WAITING'").getResultList().size()) > 0));
        time.forward(Duration.ofSeconds(16));
        sweep.round();
        time.reset();
    }

    void settled(String id, String state) {
        topics.source("message-settled")
                .send("{\"id\":\"" + id + "\",\"state\":\"" + state + "\",\"reason\":null,\"at\":\"2026-11-22T10:00:00Z\"}");
    }

    void replies(UUID id, String medium, String from, String words) throws Exception {
        topics.source("reply-received").send(json.writeValueAsString(Map.of("id", id, "medium", medium, "from",
                cipher.fingerprint(from), "sealedAddress", cipher.seal(from), "sealedBody", cipher.seal(words), "receivedAt",
                Instant.now().toString())));
    }
}
