package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.Statements;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** What an answer may cost the database: each statement more is felt when everybody comes at once. */
@QuarkusTest
@RealDesk
class AnswerCostTest {

    /** The assessment (locked), its answers; the new line, and the assessment again. */
    private static final long AN_ANSWER = 4;

    private static long statements(Supplier<Response> request, int status) {
        Statements.begin();
        assertEquals(status, request.get().statusCode());
        return Statements.end();
    }

    private static Response begin() {
        return given().contentType(ContentType.JSON).body("{\"protocol\":\"natural-disaster\",\"language\":\"en\"}")
                .post("/api/assessments");
    }

    private static Response answer(String token, String question, Object value) {
        return given().contentType(ContentType.JSON).body(Map.of("question", question, "value", value))
                .post("/api/assessments/" + token + "/answers");
    }

    @Test
    void an_answer_costs_four_statements_however_many_were_given_before() {
        String token = begin().path("token");
        var costs = new ArrayList<Long>();
        costs.add(statements(() -> answer(token, "safety", List.of()), 200));
        costs.add(statements(() -> answer(token, "horizon", "hours"), 200));
        costs.add(statements(() -> answer(token, "present", List.of("power", "comms", "shelter")), 200));
        String next = given().get("/api/assessments/" + token).path("next.question.id");
        for (int i = 0; i < 3; i++) {
            String asked = next;
            costs.add(statements(() -> answer(token, asked, "unknown"), 200));
            next = given().get("/api/assessments/" + token).path("next.question.id");
        }
        assertTrue(costs.stream().allMatch(c -> c <= AN_ANSWER), () -> "statements of each answer: " + costs);
    }

    @Test
    void beginning_costs_three_statements_and_looking_two() {
        assertTrue(statements(AnswerCostTest::begin, 201) <= 3);
        String token = begin().path("token");
        assertTrue(statements(() -> given().get("/api/assessments/" + token), 200) <= 2);
    }

    @Test
    void a_page_costs_no_more_than_the_api() {
        String token = begin().path("token");
        assertTrue(statements(() -> form(token, "safety", "none"), 303) <= AN_ANSWER);
        assertTrue(statements(() -> form(token, "horizon", "hours"), 303) <= AN_ANSWER);
        assertTrue(statements(() -> given().get("/help/" + token), 200) <= 2);
        assertTrue(statements(() -> given().get("/help"), 200) <= 3);
    }

    private static Response form(String token, String question, String value) {
        return given().redirects().follow(false).formParam("question", question).formParam("value", value)
                .formParam("go", value).formParam("key", UUID.randomUUID().toString()).post("/help/" + token);
    }

    @Test
    void a_verdict_with_its_new_story_at_the_desk_costs_thirteen() {
        String token = begin().path("token");
        answer(token, "safety", List.of());
        answer(token, "horizon", "hours");
        long cost = statements(() -> answer(token, "present", List.of("power")), 200);
        assertTrue(cost <= 13, () -> "statements of the verdict: " + cost);
    }
}
