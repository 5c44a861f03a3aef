package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.SetTime;
import org.tourniquet.triage.directory.KnownIncident;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** From a person's answers to a human's words and back, on real rows. */
@QuarkusTest
@RealDesk
class DeskTest {

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
        QuarkusTransaction.requiringNew().run(() -> {
            Ticket.deleteAll();
            Ticket.getEntityManager().createNativeQuery("delete from assessment").executeUpdate();
        });
        topics.sink("message-requested").clear();
        topics.sink("alert-raised").clear();
    }

    @AfterEach
    void now_again() {
        time.reset();
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }

    private static String person(String more) {
        return given().contentType(ContentType.JSON)
                .body("{\"protocol\":\"natural-disaster\",\"language\":\"fi\"" + more + "}").post("/api/assessments").then()
                .statusCode(201).extract().path("token");
    }

    private static ValidatableResponse says(String token, String question, Object value) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("question", question, "value", value, "key", UUID.randomUUID().toString()))
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
    }

    private static String told(String horizon, String more) {
        String token = person(more);
        says(token, "safety", List.of());
        says(token, "horizon", horizon);
        says(token, "present", List.of("power"));
        return token;
    }

    private static final String PHONE = ",\"person\":{\"name\":\"Elias\",\"phone\":\"+12025550131\",\"email\":\"elias@example.org\"}";

    private String taken(String agent) {
        return as(agent).post("/api/queue/next").then().statusCode(200).extract().path("id");
    }

    @Test
    void the_most_urgent_person_is_next_whoever_came_first() {
        told("later", "");
        told("hours", "");
        String red = person("");
        says(red, "safety", List.of("LIFE"));
        as("agent").post("/api/queue/next").then().statusCode(200).body("urgency", equalTo("RED"));
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("YELLOW")).body("winner", equalTo("power"));
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("BLUE"));
        as("agent").post("/api/queue/next").then().statusCode(204);
    }

    @Test
    void two_agents_never_get_the_same_story() {
        told("hours", "");
        told("hours", "");
        assertNotEquals(taken("agent"), taken("agent2"));
        as("agent").post("/api/queue/next").then().statusCode(204);
    }

    @Test
    void when_minutes_count_a_human_is_called_before_the_questions_end() {
        String token = person("");
        says(token, "safety", List.of());
        says(token, "horizon", "minutes").body("next.question.id", equalTo("present"));
        as("agent").post("/api/queue/next").then().statusCode(200).body("urgency", equalTo("ORANGE"));
    }

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

    private static ValidatableResponse write(String agent, String id, String medium, String text) {
        return as(agent).body(Map.of("medium", medium, "text", text)).post("/api/tickets/" + id + "/messages").then();
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
        soon(() -> assertEquals(1L, count("state = 'WAITING'")));
        as("agent").post("/api/queue/next").then().statusCode(200).body("headline", equalTo(Hearing.UNKNOWN_SENDER))
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
    void a_red_flag_rings_the_bell_and_tells_no_secret() throws Exception {
        String token = person(PHONE);
        says(token, "safety", List.of("LIFE"));
        JsonNode event = event("alert-raised");
        assertEquals("RED_FLAG", event.path("kind").asText());
        assertEquals("RED", event.path("urgency").asText());
        assertFalse(event.toString().contains("Elias"));
        given().redirects().follow(false).auth().none().get("/").then().statusCode(302).header("Location",
                containsString("/login"));
    }

    @Test
    void words_of_danger_ring_the_bell_and_change_nothing_else() throws Exception {
        String token = told("later", PHONE);
        says(token, "words", "Isä ei hengitä kunnolla");
        JsonNode event = event("alert-raised");
        assertEquals("WORDS_OF_DANGER", event.path("kind").asText());
        assertFalse(event.toString().contains("hengit"), "the words stay in the story");
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("BLUE"))
                .body("timeline.text", hasItem("Isä ei hengitä kunnolla"));
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

    @Test
    void who_goes_silent_waits_for_a_human_with_what_is_known() {
        String token = person("");
        says(token, "safety", List.of());
        says(token, "horizon", "days");
        sweep.round();
        assertEquals(0L, count("1 = 1"));
        time.forward(Duration.ofMinutes(11));
        sweep.round();
        sweep.round();
        as("agent").post("/api/queue/next").then().statusCode(200).body("status", equalTo("ABANDONED"))
                .body("urgency", equalTo("GREEN")).body("timeline.kind", hasItem("WENT_SILENT"));
        assertEquals(1L, count("1 = 1"));
        says(token, "present", List.of("power"));
    }

    @Test
    void who_waited_twice_the_promise_stands_in_the_orange_lane() {
        told("hours", "");
        time.forward(Duration.ofMinutes(121));
        sweep.round();
        assertEquals(1L, count("lane = 2"));
    }

    @Test
    void a_reply_nobody_reads_goes_back_to_everybody() throws Exception {
        told("hours", PHONE);
        String id = taken("agent");
        replies(UUID.randomUUID(), "SMS", "+12025550131", "Are you there?");
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("unread", equalTo(true)));
        time.forward(Duration.ofMinutes(16));
        sweep.round();
        assertEquals(id, taken("agent2"));
    }

    @Test
    void a_person_reads_and_writes_on_their_own_page_after_one_more_proof() {
        told("hours", PHONE);
        String id = taken("agent");
        String passport = as("agent").get("/api/tickets/" + id).then().extract().path("passport");
        write("agent", id, "WEB", "We are on our way").statusCode(201).body("state", equalTo("SHOWN"));
        String unknown = given().get("/story/ZZZZ-ZZZZ").then().statusCode(200).extract().asString().replace("ZZZZ-ZZZZ", "");
        String known = given().get("/story/" + passport).then().statusCode(200).extract().asString().replace(passport, "");
        assertEquals(unknown, known, "whether a passport exists is not told");
        given().formParam("passport", passport).formParam("proof", "0000").post("/story").then().statusCode(403);
        String cookie = given().redirects().follow(false).formParam("passport", passport.toLowerCase())
                .formParam("proof", "0131")
                .post("/story").then().statusCode(303).extract().cookie("tourniquet-story");
        given().cookie("tourniquet-story", cookie).get("/story/" + passport).then().statusCode(200)
                .body(containsString("We are on our way")).body(containsString("Aino Koski"));
        given().redirects().follow(false).cookie("tourniquet-story", cookie).formParam("words", "<b>thanks</b>")
                .post("/story/" + passport).then().statusCode(303);
        given().cookie("tourniquet-story", cookie).get("/story/" + passport).then().body(not(containsString("<b>thanks</b>")));
        as("agent").get("/api/tickets/" + id).then().body("unread", equalTo(true)).body("timeline.text",
                hasItem("<b>thanks</b>"));
        given().redirects().follow(false).formParam("words", "x").post("/story/" + passport).then().statusCode(403);
    }

    @Test
    void after_five_wrong_proofs_a_story_is_locked_for_a_while() {
        told("hours", PHONE);
        String passport = as("agent").post("/api/queue/next").then().extract().path("passport");
        for (int i = 0; i < 5; i++)
            given().formParam("passport", passport).formParam("proof", "999" + i).post("/story").then().statusCode(403);
        given().formParam("passport", passport).formParam("proof", "0131").post("/story").then().statusCode(403);
        time.forward(Duration.ofMinutes(16));
        given().redirects().follow(false).formParam("passport", passport).formParam("proof", "0131").post("/story").then()
                .statusCode(303);
    }

    /** Events are heard soon, not at once. */
    private static void soon(Runnable assertion) {
        Instant end = Instant.now().plusSeconds(10);
        while (true)
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(end))
                    throw notYet;
                LockSupport.parkNanos(50_000_000);
            }
    }

    private long count(String where) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Ticket.getEntityManager()
                .createNativeQuery("select count(*) from ticket where " + where).getSingleResult()).longValue());
    }

    private JsonNode event(String topic) throws Exception {
        soon(() -> assertFalse(topics.sink(topic).received().isEmpty()));
        return json.readTree((String) topics.sink(topic).received().getLast().getPayload());
    }

    private void settled(String id, String state) {
        topics.source("message-settled")
                .send("{\"id\":\"" + id + "\",\"state\":\"" + state + "\",\"reason\":null,\"at\":\"2026-11-22T10:00:00Z\"}");
    }

    private void replies(UUID id, String medium, String from, String words) throws Exception {
        topics.source("reply-received").send(json.writeValueAsString(Map.of("id", id, "medium", medium, "from",
                cipher.fingerprint(from), "sealedAddress", cipher.seal(from), "sealedBody", cipher.seal(words), "receivedAt",
                Instant.now().toString())));
    }
}
