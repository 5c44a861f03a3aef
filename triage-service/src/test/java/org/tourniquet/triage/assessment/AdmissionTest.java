package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;

/** Everybody comes at once: there is room for nobody new. */
@QuarkusTest
@RealDesk
@TestProfile(AdmissionTest.NoRoom.class)
class AdmissionTest {

    public static class NoRoom implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tourniquet.assessment.newcomers-until", "0");
        }
    }

    @Test
    void a_program_is_told_when_to_come_again_and_whom_to_call() {
        given().contentType(ContentType.JSON).body("{\"protocol\":\"natural-disaster\"}").header("Accept-Language", "en")
                .post("/api/assessments").then().statusCode(503).contentType("application/problem+json")
                .header("Retry-After", notNullValue()).body("code", equalTo("very-busy")).body("status", equalTo(503))
                .body("detail", containsString("112"));
    }

    @Test
    void a_person_reads_it_in_their_language_with_the_numbers_that_answer() {
        given().header("Accept-Language", "fi").get("/help").then().statusCode(503).header("Retry-After", notNullValue())
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Cache-Control", containsString("no-store")).body(containsString("lang=\"fi\""))
                .body(containsString("Juuri nyt hyvin moni")).body(containsString("tel:112"));
        given().header("Accept-Language", "ar").get("/help").then().statusCode(503).body(containsString("dir=\"rtl\""));
    }

    @Test
    void who_has_begun_or_asks_for_a_human_is_let_in() {
        String begun = given().redirects().follow(false).formParam("protocol", "natural-disaster").formParam("human", "1")
                .post("/help").then().statusCode(303).extract().header("Location");
        given().get(begun).then().statusCode(200);
        String token = begun.replaceAll(".*/help/([^?]+).*", "$1");
        given().contentType(ContentType.JSON).body("{\"question\":\"safety\",\"value\":[]}")
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
    }
}
