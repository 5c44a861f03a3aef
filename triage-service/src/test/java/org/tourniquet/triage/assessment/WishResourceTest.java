package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What the pages let a person decide, a program lets them decide too. */
@QuarkusTest
@RealDesk
class WishResourceTest {

    private static RequestSpecification json() {
        return given().contentType(ContentType.JSON);
    }

    private static String begun(String body) {
        return json().body(body).post("/api/assessments").then().statusCode(201).extract().path("token");
    }

    private static void says(String token, String question, Object value) {
        json().body(Map.of("question", question, "value", value, "key", UUID.randomUUID().toString()))
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
    }

    private static String decided() {
        String token = begun("{\"protocol\":\"natural-disaster\"}");
        says(token, "safety", List.of());
        says(token, "horizon", "hours");
        says(token, "present", List.of("power", "comms"));
        String next = question(token);
        for (int i = 0; i < 20 && next != null; i++) {
            says(token, next, next.startsWith("pick-") ? "power" : "unknown");
            next = question(token);
        }
        return token;
    }

    private static String question(String token) {
        return json().get("/api/assessments/" + token).then().extract().path("next.question.id");
    }

    private static ValidatableResponse wish(String token, String what, String body) {
        return json().body(body).put("/api/assessments/" + token + "/wishes/" + what).then();
    }

    private static ValidatableResponse story(String token) {
        String passport = json().get("/api/assessments/" + token).then().extract().path("passport");
        return given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport).then().statusCode(200);
    }

    @Test
    void the_persons_own_first_is_obeyed_and_kept_beside_what_was_found() {
        String token = decided();
        json().get("/api/assessments/" + token + "/wishes").then().statusCode(200).body("first.found", equalTo("power"))
                .body("first.wished", nullValue()).body("first.others.id", contains("comms"))
                .body("desk.due", notNullValue());
        for (int twice = 0; twice < 2; twice++)
            wish(token, "first", "{\"issue\":\"comms\"}").statusCode(200).body("next.verdict.winner", equalTo("power"))
                    .body("next.verdict.chosen", equalTo("comms")).body("first.wished", equalTo("comms"))
                    .body("next.verdict.options", hasSize(2));
        story(token).body("winner", equalTo("comms")).body("timeline.findAll { it.kind == 'WISHED_FIRST' }", hasSize(1));
        json().delete("/api/assessments/" + token + "/wishes/first").then().statusCode(200)
                .body("next.verdict.chosen", nullValue()).body("first.wished", nullValue());
        story(token).body("winner", equalTo("power"));
    }

    @Test
    void what_does_not_happen_to_them_cannot_come_first_and_nothing_can_before_a_verdict() {
        wish(decided(), "first", "{\"issue\":\"premises\"}").statusCode(422).body("errors.pointer", contains("/issue"));
        wish(decided(), "first", "{}").statusCode(422);
        String open = begun("{\"protocol\":\"natural-disaster\"}");
        wish(open, "first", "{\"issue\":\"power\"}").statusCode(409).body("code", equalTo("verdict-open"));
        wish(open, "way", "{\"way\":\"x\"}").statusCode(409).body("code", equalTo("verdict-open"));
        wish(open, "enough", "{}").statusCode(409).body("code", equalTo("too-early"));
    }

    @Test
    void a_red_flag_is_not_overruled() {
        String token = begun("{\"protocol\":\"natural-disaster\"}");
        says(token, "safety", List.of("LIFE"));
        wish(token, "first", "{\"issue\":\"power\"}").statusCode(409).body("code", equalTo("danger-first"));
        json().get("/api/assessments/" + token).then().body("next.verdict.status", equalTo("RED_FLAG"));
    }

    @Test
    void a_way_is_taken_walked_and_ends_well() {
        String token = decided();
        List<String> ways = json().get("/api/assessments/" + token).then().extract().path("next.verdict.options.id");
        wish(token, "way/steps", "{\"done\":1}").statusCode(409).body("code", equalTo("no-way"));
        wish(token, "way", "{\"way\":\"elsewhere\"}").statusCode(422).body("errors.pointer", contains("/way"));
        wish(token, "way", "{\"way\":\"" + ways.get(1) + "\"}").statusCode(200).body("way.id", equalTo(ways.get(1)))
                .body("way.done", equalTo(0));
        wish(token, "way/steps", "{\"done\":1}").statusCode(200).body("way.done", equalTo(1));
        wish(token, "way/steps", "{\"done\":0}").statusCode(200).body("way.done", equalTo(1));
        wish(token, "way/steps", "{\"done\":99}").statusCode(422).body("errors.pointer", contains("/done"));
        wish(token, "better", "{}").statusCode(200).body("better", equalTo(true));
        story(token).body("timeline.kind", hasItems("TOOK_WAY", "STEP_DONE", "BETTER"));
    }

    @Test
    void not_what_i_need_reaches_a_human_once_per_key() {
        String token = decided();
        for (int twice = 0; twice < 2; twice++)
            json().header("Idempotency-Key", token).post("/api/assessments/" + token + "/wishes/human").then().statusCode(200)
                    .body("human", equalTo(true));
        story(token).body("timeline.findAll { it.kind == 'WISHED_HUMAN' }", hasSize(1)).body("unread", equalTo(true));
    }

    @Test
    void enough_is_provisional_and_the_questions_go_on_when_wanted() {
        String token = begun("{\"protocol\":\"natural-disaster\"}");
        says(token, "safety", List.of());
        says(token, "horizon", "hours");
        says(token, "present", List.of("power", "comms", "shelter", "water_food"));
        says(token, question(token), "shelter");
        for (int twice = 0; twice < 2; twice++)
            wish(token, "enough", "{}").statusCode(200).body("next.verdict.status", equalTo("PROVISIONAL"))
                    .body("enough", equalTo(true));
        json().delete("/api/assessments/" + token + "/wishes/enough").then().statusCode(200)
                .body("next.question.id", notNullValue()).body("enough", equalTo(false));
    }

    @Test
    void another_way_to_be_reached_and_another_language_can_be_given_at_any_time() {
        String token = decided();
        json().body("{\"phone\":\"+1 202-555-0171\",\"name\":\"Elias\"}").put("/api/assessments/" + token + "/person").then()
                .statusCode(200).body("reach", equalTo("•••• 0171"));
        json().body("{\"email\":\"nowhere\",\"phone\":\"12\"}").put("/api/assessments/" + token + "/person").then()
                .statusCode(422).body("errors.pointer", containsInAnyOrder("/email", "/phone"));
        json().body("{}").put("/api/assessments/" + token + "/person").then().statusCode(422)
                .body("errors.code", contains("contact-missing"));
        json().body("{\"language\":\"fr\"}").put("/api/assessments/" + token + "/language").then().statusCode(200)
                .body("next.verdict.headline", notNullValue());
        json().body("{\"language\":\"xx\"}").put("/api/assessments/" + token + "/language").then().statusCode(422)
                .body("errors.pointer", contains("/language"));
        story(token).body("person.phone", equalTo("+12025550171"));
        json().get("/api/assessments/" + token).then().body("next.words", equalTo("words"));
    }

    @Test
    void six_digits_open_the_same_assessment_elsewhere_once() {
        String token = decided();
        String digits = json().post("/api/assessments/" + token + "/code").then().statusCode(201)
                .body("digits", matchesPattern("\\d{6}")).extract().path("digits");
        json().body(Map.of("code", digits)).post("/api/assessments/resumption").then().statusCode(200)
                .body("token", equalTo(token));
        json().body(Map.of("code", digits)).post("/api/assessments/resumption").then().statusCode(403)
                .body("code", equalTo("code-wrong"));
    }

    @Test
    void a_human_can_be_asked_for_before_it_is_said_what_it_is_about() {
        var begun = json().body("{\"human\":true,\"language\":\"en\"}").post("/api/assessments").then().statusCode(201)
                .body("next.situations.id", hasItems("natural-disaster", "health-personal"))
                .extract();
        String token = begun.path("token");
        story(token).body("headline", equalTo("Has not said yet what it is about"))
                .body("timeline.kind", hasItem("WISHED_HUMAN"));
        json().body(Map.of("question", "present", "value", List.of("power"))).post("/api/assessments/" + token + "/answers")
                .then().statusCode(409).body("code", equalTo("situation-open"));
        says(token, "words", "Please call me");
        json().body("{\"protocol\":\"nope\"}").put("/api/assessments/" + token + "/protocol").then().statusCode(422)
                .body("errors.pointer", contains("/protocol"));
        for (int twice = 0; twice < 2; twice++)
            json().body("{\"protocol\":\"health-personal\"}").put("/api/assessments/" + token + "/protocol").then()
                    .statusCode(200).body("next.question.id", equalTo("safety"));
        json().body("{\"protocol\":\"natural-disaster\"}").put("/api/assessments/" + token + "/protocol").then()
                .statusCode(409).body("code", equalTo("situation-said"));
        story(token).body("headline", not(equalTo("Has not said yet what it is about")))
                .body("timeline.text", hasItem("Please call me"))
                .body("timeline.findAll { it.kind == 'SAID_ABOUT' }", hasSize(1));
    }

    @Test
    void everything_wrong_in_an_answer_is_named_at_once() {
        String token = begun("{\"protocol\":\"natural-disaster\"}");
        json().body("{\"value\":7,\"key\":\" \"}").post("/api/assessments/" + token + "/answers").then().statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/question", "/value", "/key"));
        json().body("{\"constraint\":\"no-legs\",\"protocol\":\"natural-disaster\",\"person\":{\"email\":\"nowhere\"}}")
                .post("/api/assessments").then().statusCode(422)
                .body("errors.pointer", containsInAnyOrder("/constraint", "/person/email"));
    }

    @Test
    void every_call_is_in_the_openapi_document() {
        Map<String, Object> paths = given().queryParam("format", "json").get("/q/openapi").then().statusCode(200).extract()
                .path("paths");
        var wanted = Set.of("/api/assessments", "/api/assessments/{token}", "/api/assessments/{token}/answers",
                "/api/assessments/{token}/answers/{question}", "/api/assessments/{token}/protocol",
                "/api/assessments/{token}/person", "/api/assessments/{token}/language", "/api/assessments/{token}/code",
                "/api/assessments/resumption", "/api/assessments/{token}/wishes", "/api/assessments/{token}/wishes/first",
                "/api/assessments/{token}/wishes/way", "/api/assessments/{token}/wishes/way/steps",
                "/api/assessments/{token}/wishes/better", "/api/assessments/{token}/wishes/human",
                "/api/assessments/{token}/wishes/enough");
        assertTrue(paths.keySet().containsAll(wanted), () -> wanted.stream().filter(p -> !paths.containsKey(p)).toList() + "");
        assertEquals(Set.of("get"), paths.keySet().stream().filter(p -> p.equals("/api/assessments/{token}"))
                .flatMap(p -> ((Map<String, Object>) paths.get(p)).keySet().stream())
                .collect(java.util.stream.Collectors.toSet()));
    }
}
