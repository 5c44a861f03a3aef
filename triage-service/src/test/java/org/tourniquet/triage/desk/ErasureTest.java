package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Everything of a person goes: when they ask, and when its time is over. */
@QuarkusTest
@RealDesk
class ErasureTest extends AtTheDesk {

    private static final List<String> OF_PEOPLE = List.of("assessment", "answer", "ticket", "moment", "message", "promise",
            "alert", "dialogue", "text_line", "resume_code", "true_story where not example");

    @BeforeEach
    void nobody_texts() {
        QuarkusTransaction.requiringNew().run(() -> {
            Ticket.getEntityManager().createNativeQuery("delete from dialogue").executeUpdate();
            Ticket.getEntityManager().createNativeQuery("delete from true_story where not example").executeUpdate();
        });
    }

    private static long rows(String table) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Ticket.getEntityManager()
                .createNativeQuery("select count(*) from " + table).getSingleResult()).longValue());
    }

    private static ValidatableResponse erase(String body) {
        return as("operator").body(body).post("/api/erasures").then();
    }

    /** Answers, danger, a code, a message, a promise kept, a reply, and a story told for others. */
    private String everything() throws Exception {
        String token = told("hours", PHONE);
        says(token, "words", "He is not breathing");
        given().contentType(ContentType.JSON).post("/api/assessments/" + token + "/code").then().statusCode(201);
        String id = taken("agent");
        write("agent", id, "SMS", "We come").statusCode(201);
        String promise = as("agent").body(Map.of("text", "I write", "at", time.instant().plus(1, ChronoUnit.HOURS).toString()))
                .post("/api/tickets/" + id + "/promise").then().statusCode(201).extract().path("id");
        QuarkusTransaction.requiringNew()
                .run(() -> Promise.<Promise> findById(UUID.fromString(promise)).keep("agent", time.instant()));
        as("agent").body("{\"outcome\":\"Solved\"}").post("/api/tickets/" + id + "/close").then().statusCode(200);
        return id;
    }

    private void aStranger() throws Exception {
        replies(UUID.randomUUID(), "EMAIL", "elias@example.org", "It is me again");
        soon(() -> assertEquals(1, rows("message where medium = 'EMAIL' and direction = 'IN'")));
    }

    @Test
    void a_person_who_asks_for_it_is_gone_from_every_table_and_nobody_else_is() throws Exception {
        everything();
        told("hours", ",\"person\":{\"phone\":\"+12025550139\"}");
        for (String table : List.of("answer", "moment", "message", "promise", "alert", "resume_code"))
            assertEquals(true, rows(table) > 0, table);
        erase("{\"phone\":\"+1 202-555-0131\"}").statusCode(201).body("stories", equalTo(1)).body("assessments", equalTo(1));
        assertEquals(1, rows("assessment"));
        assertEquals(1, rows("ticket"));
        for (String table : List.of("message", "promise", "alert", "resume_code", "true_story where not example"))
            assertEquals(0, rows(table), table);
        assertEquals(0, rows("answer where assessment not in (select id from assessment)"));
        assertEquals(1, rows("audit_entry where verb = 'erased a person' and detail like '1 stories, 1 assess%'"
                + " and at > now() - interval '1 minute' and detail not like '%0131%'") > 0 ? 1 : 0);
        erase("{\"phone\":\"+1 202-555-0131\"}").statusCode(201).body("stories", equalTo(0));
    }

    @Test
    void what_still_waits_for_a_human_is_erased_only_when_that_is_meant() throws Exception {
        everything();
        aStranger();
        erase("{\"email\":\"Elias@example.org\"}").statusCode(409).body("code", equalTo("story-open"));
        assertEquals(1, rows("ticket"));
        erase("{\"email\":\"Elias@example.org\",\"openToo\":true}").statusCode(201).body("stories", equalTo(1));
        for (String table : OF_PEOPLE)
            assertEquals(0, rows(table), table);
    }

    @Test
    void a_known_recipient_is_found_without_an_address() {
        String token = person(",\"recipient\":\"recipient-7\"");
        says(token, "safety", List.of());
        erase("{\"recipient\":\"recipient-8\"}").statusCode(201).body("assessments", equalTo(0));
        erase("{\"recipient\":\"recipient-7\"}").statusCode(201).body("assessments", equalTo(1));
        given().get("/api/assessments/" + token).then().statusCode(404);
    }

    @Test
    void whom_broadcast_erased_is_forgotten_here_but_an_open_cry_for_help_stays() throws Exception {
        everything();
        aStranger();
        erased("+12025550131", false);
        soon(() -> assertEquals(0, rows("ticket where state = 'CLOSED'")));
        erased("elias@example.org", false);
        Thread.sleep(300);
        assertEquals(1, rows("ticket"));
        erased("elias@example.org", true);
        soon(() -> assertEquals(0, rows("ticket")));
    }

    private void erased(String address, boolean openToo) throws Exception {
        topics.source("person-erased").send(json.writeValueAsString(Map.of("id", UUID.randomUUID(), "recipient", "nobody",
                "prints", List.of(cipher.fingerprint(address)), "openToo", openToo, "erasedAt", "2026-11-22T10:00:00Z")));
    }

    @Test
    void only_an_operator_erases_and_every_wrong_address_is_named() {
        as("agent").body("{\"phone\":\"+12025550131\"}").post("/api/erasures").then().statusCode(403);
        erase("{}").statusCode(422);
        erase("{\"email\":\"nowhere\",\"phone\":\"12\"}").statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/email", "/phone"));
    }

    @Test
    void when_its_time_is_over_nothing_of_a_person_is_left_in_any_table() throws Exception {
        everything();
        time.forward(Duration.ofDays(31));
        sweep.forgetWhatIsOver();
        for (String table : OF_PEOPLE)
            assertEquals(0, rows(table), table);
    }
}
