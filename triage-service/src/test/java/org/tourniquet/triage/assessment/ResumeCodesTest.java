package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.SetTime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Six digits: easy for the person, useless for whoever guesses. */
@QuarkusTest
@RealDesk
class ResumeCodesTest {

    @Inject
    ResumeCodes codes;
    @Inject
    SetTime time;

    @BeforeEach
    void nobody_guessed_yet() {
        QuarkusTransaction.requiringNew().run(() -> {
            WrongCode.deleteAll();
            ResumeCode.deleteAll();
        });
    }

    @AfterEach
    void now_again() {
        time.reset();
    }

    @Test
    void the_digits_open_the_same_question_on_another_device_once() {
        String token = HelpFormTest.begun();
        HelpFormTest.says(token, "safety", java.util.List.of());
        String page = given().redirects().follow(false).post("/help/" + token + "/code").then().statusCode(200).extract()
                .asString();
        Matcher digits = Pattern.compile("(?<=>)(\\d{3}) (\\d{3})(?=<)").matcher(page);
        assertTrue(digits.find());
        var other = given().redirects().follow(false).formParam("code", digits.group()).post("/help/code").then()
                .statusCode(303).extract();
        assertTrue(other.header("Location").endsWith("/help/" + token));
        assertEquals(token, other.cookie("tourniquet-help"));
        given().get("/help/" + token).then().body(containsString("name=\"question\" value=\"horizon\""));
        given().formParam("code", digits.group()).post("/help/code").then().statusCode(403)
                .body(containsString("These digits open nothing"));
    }

    @Test
    void digits_of_any_script_are_read() {
        String token = HelpFormTest.begun();
        String arabic = codes.issue(token).chars().mapToObj(c -> String.valueOf((char) ('٠' + c - '0')))
                .reduce("", String::concat);
        assertEquals(token, codes.open(arabic, null, "a").token());
    }

    @Test
    void an_old_code_and_the_one_before_the_last_open_nothing() {
        String token = HelpFormTest.begun();
        String first = codes.issue(token);
        String second = codes.issue(token);
        assertNotEquals(first, second);
        assertNull(codes.open(first, null, "a").token());
        time.forward(Duration.ofMinutes(16));
        assertNull(codes.open(second, null, "a").token());
    }

    @Test
    void whoever_guesses_has_to_wait_and_the_right_one_waits_with_nobody_else() {
        String token = HelpFormTest.begun();
        String code = codes.issue(token);
        for (int i = 0; i < 8; i++)
            assertFalse(codes.open("00000" + i, null, "guesser").pause());
        assertTrue(codes.open(code, null, "guesser").pause(), "even the right one, from there");
        assertEquals(token, codes.open(code, null, "somebody else").token());
    }

    @Test
    void a_code_from_a_text_asks_for_the_phone_it_was_sent_to_and_lives_for_days() {
        String token = given().contentType(ContentType.JSON)
                .body("{\"protocol\":\"natural-disaster\",\"person\":{\"phone\":\"+12025550167\"}}").post("/api/assessments")
                .then().statusCode(201).extract().path("token");
        UUID id = QuarkusTransaction.requiringNew().call(() -> Assessment.ofToken(token).orElseThrow().id);
        String code = codes.issueByText(id, Duration.ofHours(72));
        time.forward(Duration.ofHours(48));
        assertNull(codes.open(code, "0168", "a").token());
        assertNull(codes.open(code, null, "a").token());
        assertEquals(token, codes.open(code, "202 555 0167", "a").token());
    }

    @Test
    void no_digits_are_kept() {
        String code = codes.issue(HelpFormTest.begun());
        assertFalse(QuarkusTransaction.requiringNew().call(() -> ResumeCode.<ResumeCode> listAll()).stream()
                .anyMatch(c -> c.print.contains(code)));
    }
}
