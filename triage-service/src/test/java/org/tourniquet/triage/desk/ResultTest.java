package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** A result can be checked by somebody who was not there: what was asked, said, decided, and by which frozen words. */
@QuarkusTest
@RealDesk
class ResultTest extends AtTheDesk {

    @Test
    void a_result_names_its_protocol_its_hash_and_every_answer_with_corrections() {
        String token = person("");
        given().get("/api/assessments/" + token + "/result").then().statusCode(409).body("code", equalTo("no-verdict-yet"));
        says(token, "safety", List.of());
        says(token, "horizon", "days");
        given().contentType(ContentType.JSON).body(Map.of("value", "hours", "key", UUID.randomUUID().toString()))
                .put("/api/assessments/" + token + "/answers/horizon").then().statusCode(200);
        says(token, "present", List.of("power"));
        var published = as("auditor").get("/api/protocols/natural-disaster").then().extract();
        given().get("/api/assessments/" + token + "/result").then().statusCode(200)
                .body("protocol.key", equalTo("natural-disaster")).body("protocol.version", equalTo(1))
                .body("protocol.hash", equalTo(published.path("versions[0].hash"))).body("language", equalTo("fi"))
                .body("answers.question", equalTo(List.of("safety", "horizon", "horizon", "present")))
                .body("answers.correction", equalTo(List.of(false, false, true, false)))
                .body("answers[2].value", equalTo(List.of("hours"))).body("verdict.winner", equalTo("power"));
        given().get("/api/assessments/never-given/result").then().statusCode(404);
    }

    @Test
    void an_auditor_prints_how_it_was_found_without_who_it_was() {
        String token = person(PHONE);
        says(token, "safety", List.of("LIFE"));
        given().contentType(ContentType.JSON)
                .body(Map.of("question", "words", "value", "Elias is under the stairs", "key", UUID.randomUUID().toString()))
                .post("/api/assessments/" + token + "/answers");
        String id = taken("agent");
        String session = given().redirects().follow(false).formParam("name", "auditor").formParam("password", "demo")
                .post("/login").then().extract().cookie("tourniquet-session");
        given().header("Accept", "text/html").cookie("tourniquet-session", session).get("/tickets/" + id + "/result").then()
                .statusCode(200)
                .body(stringContainsInOrder("Questionnaire", "natural-disaster", "SHA-256", "Rules that fired", "LIFE",
                        "Answers in order", "Every point"), not(containsString("Elias")), not(containsString("+1202")));
        given().header("Accept", "text/html").cookie("tourniquet-session", session).get("/tickets/" + id).then()
                .body(containsString("/tickets/" + id + "/result"));
        given().redirects().follow(false).get("/tickets/" + id + "/result").then().statusCode(302);
    }

    @Test
    void what_fired_is_named_for_programs_too() {
        String token = person("");
        says(token, "safety", List.of("LIFE"));
        given().get("/api/assessments/" + token + "/result").then().statusCode(200).body("rules.flag", hasItems("LIFE"))
                .body("verdict.status", equalTo("RED_FLAG")).body("answers[0].ownWords", equalTo(false));
    }
}
