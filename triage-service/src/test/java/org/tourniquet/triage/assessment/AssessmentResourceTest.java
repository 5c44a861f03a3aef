package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@RealDesk
class AssessmentResourceTest {

    @Inject
    EntityManager database;

    private static String begin(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/assessments").then().statusCode(201).extract()
                .path("token");
    }

    private static ValidatableResponse answer(String token, String question, Object value, String key) {
        return given().contentType(ContentType.JSON).body(Map.of("question", question, "value", value, "key", key))
                .post("/api/assessments/" + token + "/answers").then();
    }

    private static void told(String token, String question, Object value) {
        answer(token, question, value, UUID.randomUUID().toString()).statusCode(200);
    }

    @Test
    void a_person_gets_from_the_first_question_to_one_issue_two_ways_and_the_reason() {
        var begun = given().contentType(ContentType.JSON).body("{\"protocol\":\"natural-disaster\",\"language\":\"en\"}")
                .post("/api/assessments").then().statusCode(201).body("token", matchesPattern("[\\w-]{22,}"))
                .body("passport", matchesPattern("[2-9B-DF-HJ-NP-TV-XZ]{4}-[2-9B-DF-HJ-NP-TV-XZ]{4}"))
                .body("next.question.id", equalTo("safety")).body("next.question.phase", equalTo("SAFETY"))
                .body("next.question.type", equalTo("MULTI")).body("next.question.options.id", hasItem("LIFE"))
                .body("next.asked", equalTo(0)).body("next.atMost", greaterThan(3)).body("next.why", notNullValue());
        String token = begun.extract().path("token");
        told(token, "safety", List.of());
        told(token, "horizon", "hours");
        answer(token, "present", List.of("power", "comms"), "k3").statusCode(200).body("next.question.phase", equalTo("SCORE"));
        String next = given().get("/api/assessments/" + token).then().extract().path("next.question.id");
        for (int i = 0; i < 12 && next != null; i++) {
            told(token, next, next.startsWith("pick-") ? "power" : "unknown");
            next = given().get("/api/assessments/" + token).then().statusCode(200).extract().path("next.question.id");
        }
        given().get("/api/assessments/" + token).then().body("next.verdict.status", equalTo("DECIDED"))
                .body("next.verdict.winner", equalTo("power")).body("next.verdict.urgency", equalTo("YELLOW"))
                .body("next.verdict.route", equalTo("TECH_CHAT")).body("next.verdict.options", hasSize(2))
                .body("next.verdict.options[0].steps.size()", greaterThan(0))
                .body("next.verdict.ledger.text", not(hasItem(""))).body("next.verdict.confidence.level", notNullValue())
                .body("next.verdict.asked", lessThan(13));
    }

    @Test
    void a_red_flag_ends_the_questions_and_says_what_to_do_now() {
        String token = begin("{\"protocol\":\"natural-disaster\"}");
        answer(token, "safety", List.of("LIFE"), "k1").statusCode(200).body("next.verdict.status", equalTo("RED_FLAG"))
                .body("next.verdict.urgency", equalTo("RED")).body("next.verdict.route", equalTo("EMERGENCY"))
                .body("next.verdict.flags", contains("LIFE")).body("next.verdict.immediateSteps.size()", greaterThan(0));
    }

    @Test
    void the_same_key_gets_the_first_reply_again_and_is_stored_once() {
        String token = begin("{\"protocol\":\"natural-disaster\"}");
        String first = answer(token, "safety", List.of(), "same").statusCode(200).extract().asString();
        told(token, "horizon", "days");
        assertEquals(first, answer(token, "safety", List.of(), "same").statusCode(200).extract().asString());
        assertEquals(2L, lines(token));
    }

    @Test
    void a_question_that_is_not_open_is_refused_and_nothing_changes() {
        String token = begin("{\"protocol\":\"natural-disaster\"}");
        told(token, "safety", List.of());
        answer(token, "safety", List.of("LIFE"), "another").statusCode(409).body("code", equalTo("question-not-open"));
        answer(token, "no-such-question", "x", "k2").statusCode(409);
        answer(token, "pick-danger", "power", "k3").statusCode(409);
        answer(token, "horizon", "yesterday", "k4").statusCode(422).body("errors[0].pointer", equalTo("/value"));
        assertEquals(1L, lines(token));
    }

    @Test
    void a_correction_counts_and_a_withdrawn_red_flag_stays_orange() {
        String token = begin("{\"protocol\":\"natural-disaster\"}");
        answer(token, "safety", List.of("LIFE"), "k1").statusCode(200);
        given().contentType(ContentType.JSON).body("{\"value\":[],\"key\":\"k2\"}")
                .put("/api/assessments/" + token + "/answers/safety").then().statusCode(200)
                .body("next.question.id", equalTo("horizon"));
        told(token, "horizon", "later");
        answer(token, "present", List.of("paperwork"), "k4").statusCode(200)
                .body("next.verdict.urgency", equalTo("ORANGE")).body("next.verdict.route", equalTo("HUMAN_NOW"));
        given().contentType(ContentType.JSON).body("{\"value\":\"x\"}")
                .put("/api/assessments/" + token + "/answers/pick-money").then().statusCode(409);
    }

    @Test
    void what_is_wrong_at_the_beginning_is_named_all_at_once() {
        given().contentType(ContentType.JSON)
                .body("{\"protocol\":\"nope\",\"mode\":\"SMS\",\"language\":\"xx\",\"constraint\":\"no-legs\"}")
                .post("/api/assessments").then().statusCode(422)
                .body("errors.pointer", contains("/mode", "/constraint", "/language", "/protocol"));
    }

    @Test
    void an_unknown_token_finds_nothing() {
        given().get("/api/assessments/AAAAAAAAAAAAAAAAAAAAAAAAAAA").then().statusCode(404);
    }

    @Test
    void every_answer_is_sealed_in_the_database() {
        String token = begin("{\"protocol\":\"natural-disaster\"}");
        told(token, "safety", List.of("SELF_HARM"));
        Object stored = QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                "select a.sealed_value from answer a join assessment s on s.id = a.assessment where s.token = :t")
                .setParameter("t", token).getSingleResult());
        assertFalse(stored.toString().contains("SELF_HARM"));
        assertTrue(stored.toString().length() > 20);
    }

    @Test
    void own_words_of_any_length_are_kept_shortened() {
        String token = begin("{\"protocol\":\"natural-disaster\"}");
        told(token, "safety", List.of());
        told(token, "horizon", "days");
        told(token, "present", List.of("paperwork"));
        answer(token, "words", "<script>alert(1)</script> ".repeat(1000), "w").statusCode(200);
    }

    @Test
    void protocols_are_listed_for_staff_only() {
        given().get("/api/protocols").then().statusCode(401);
        given().auth().preemptive().basic("auditor", "demo").get("/api/protocols").then().statusCode(200)
                .body("items.key", hasItems("natural-disaster", "health-personal", "business-failure"))
                .body("items[0].hash", matchesPattern("[0-9a-f]{64}"));
        given().auth().preemptive().basic("editor", "demo").get("/api/protocols/natural-disaster/1").then().statusCode(200)
                .body("issues.size()", greaterThan(5));
    }

    private long lines(String token) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery(
                "select count(*) from answer a join assessment s on s.id = a.assessment where s.token = :t")
                .setParameter("t", token).getSingleResult()).longValue());
    }
}
