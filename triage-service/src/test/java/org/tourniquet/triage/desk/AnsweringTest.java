package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.directory.KnownIncident;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** From an agent's words to the person and back. */
@QuarkusTest
@RealDesk
class AnsweringTest extends AtTheDesk {

    @Test
    void the_story_holds_every_answer_and_only_its_agent_writes_in_it() {
        told("hours", PHONE);
        String id = taken("agent");
        as("auditor").get("/api/tickets/" + id).then().statusCode(200).body("person.phone", equalTo("+12025550131"))
                .body("timeline.text", hasItems("None of these", "Within hours")).body("language", equalTo("fi"))
                .body("timeline.kind", hasItems("OPENED", "TAKEN", "DECIDED"));
        write("agent2", id, "WEB", "Hello").statusCode(409).body("code", equalTo("ticket-not-yours"));
        as("auditor").body("{\"medium\":\"WEB\",\"text\":\"x\"}").post("/api/tickets/" + id + "/messages").then()
                .statusCode(403);
        as("manager").get("/api/tickets/" + id).then().statusCode(403);
        given().get("/api/tickets/" + id).then().statusCode(401);
    }

    @Test
    void an_answer_by_text_leaves_sealed_is_settled_and_the_reply_joins_the_story() throws Exception {
        told("hours", PHONE);
        String id = taken("agent");
        String request = write("agent", id, "SMS", "Hei Elias, sähkö palaa klo 17.").statusCode(201)
                .body("state", equalTo("REQUESTED")).extract().path("id");
        JsonNode event = event("message-requested");
        assertEquals(request, event.path("id").asText());
        assertEquals("SMS", event.path("medium").asText());
        assertEquals("+12025550131", cipher.open(event.path("sealedAddress").asText()));
        assertEquals("Hei Elias, sähkö palaa klo 17.", cipher.open(event.path("sealedBody").asText()));
        assertEquals("LIVE", event.path("mode").asText());
        assertFalse(event.toString().contains("Elias"), "nothing readable leaves");

        settled(request, "DELIVERED");
        settled(request, "ACCEPTED"); // late and overtaken
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("timeline.tag", hasItem("delivered")));

        UUID reply = UUID.randomUUID();
        replies(reply, "SMS", "+12025550131", "Kiitos, entä vesi?");
        replies(reply, "SMS", "+12025550131", "Kiitos, entä vesi?");
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("unread", equalTo(true))
                .body("timeline.findAll { it.kind == 'IN' }.text", equalTo(List.of("Kiitos, entä vesi?"))));
    }

    @Test
    void a_mail_names_the_story_and_the_way_back() throws Exception {
        told("hours", PHONE);
        String id = taken("agent");
        String passport = as("agent").get("/api/tickets/" + id).then().extract().path("passport");
        write("agent", id, "EMAIL", "Hei").statusCode(201);
        JsonNode event = event("message-requested");
        assertEquals("Asiasi " + passport, cipher.open(event.path("sealedSubject").asText()));
        assertTrue(cipher.open(event.path("sealedBody").asText()).contains("/story/" + passport));
    }

    @Test
    void who_writes_without_a_story_gets_one() throws Exception {
        replies(UUID.randomUUID(), "SMS", "+12025550177", "Help, the cellar is full");
        nobodyHeardOfAnIncident();
        soon(() -> assertEquals(1L, count("state = 'WAITING'")));
        as("agent").post("/api/queue/next").then().statusCode(200).body("headline", equalTo(Strangers.UNKNOWN_SENDER))
                .body("person.phone", equalTo("+12025550177")).body("timeline.text", hasItem("Help, the cellar is full"));
    }

    @Test
    void a_closed_story_opens_again_when_the_person_writes() throws Exception {
        told("hours", PHONE);
        String id = taken("agent");
        as("agent").body("{\"outcome\":\"Power is back\"}").post("/api/tickets/" + id + "/close").then().statusCode(200)
                .body("state", equalTo("CLOSED"));
        replies(UUID.randomUUID(), "EMAIL", "elias@example.org", "It is dark again");
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("state", equalTo("WAITING"))
                .body("timeline.kind", hasItem("REOPENED")));
    }

    @Test
    void what_is_promised_is_tracked_and_kept_before_the_story_closes() {
        told("hours", PHONE);
        String id = taken("agent");
        as("agent").body(Map.of("text", "I write to you", "at", Instant.now().plusSeconds(3600).toString()))
                .post("/api/tickets/" + id + "/promise").then().statusCode(201).body("id", notNullValue());
        as("agent").body("{\"outcome\":\"done\"}").post("/api/tickets/" + id + "/close").then().statusCode(409)
                .body("code", equalTo("promise-open"));
        as("agent").body(Map.of("text", "late", "at", Instant.now().minusSeconds(60).toString()))
                .post("/api/tickets/" + id + "/promise").then().statusCode(422);
        as("agent").get("/api/tickets/" + id).then().body("promises[0].text", equalTo("I write to you"));
    }

    @Test
    void a_drill_is_marked_and_its_words_are_only_rehearsed() throws Exception {
        UUID drill = UUID.randomUUID();
        topics.source("incident-changed").send("""
                {"id":"%s","version":1,"title":"Practice flood","kind":"NATURAL_DISASTER","mode":"DRILL","state":"OPEN",
                 "protocol":"natural-disaster","openedAt":"2026-11-22T10:00:00Z","closedAt":null}""".formatted(drill));
        soon(() -> assertTrue(QuarkusTransaction.requiringNew().call(() -> KnownIncident.known(drill).isPresent())));
        told("hours", ",\"incident\":\"" + drill + "\"" + PHONE);
        told("later", "");
        as("agent").post("/api/queue/next").then().body("mode", equalTo("LIVE"));
        String id = taken("agent");
        as("agent").get("/api/tickets/" + id).then().body("mode", equalTo("DRILL")).body("incidentTitle",
                equalTo("Practice flood"));
        write("agent", id, "SMS", "Practice words").statusCode(201);
        JsonNode event = event("message-requested");
        assertEquals("DRILL", event.path("mode").asText());
        settled(event.path("id").asText(), "REHEARSED");
        soon(() -> as("agent").get("/api/tickets/" + id).then()
                .body("timeline.tag", hasItem("rehearsed, not sent")));
    }
}
