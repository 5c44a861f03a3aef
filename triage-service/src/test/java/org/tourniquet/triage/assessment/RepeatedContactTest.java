package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.SetTime;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Whoever has to ask for help again within three days is helped sooner, and the third time by a human. */
@QuarkusTest
@RealDesk
class RepeatedContactTest {

    @Inject
    SetTime time;

    @AfterEach
    void now_again() {
        time.reset();
    }

    @Test
    void the_second_time_in_three_days_is_more_urgent_and_the_third_is_never_left_to_a_portal() {
        String email = "again." + UUID.randomUUID() + "@example.org";
        verdict(email).body("next.verdict.urgency", equalTo("BLUE")).body("next.verdict.route", equalTo("SELF_SERVICE"));
        verdict(email).body("next.verdict.urgency", equalTo("GREEN")).body("next.verdict.route", equalTo("SELF_SERVICE"));
        verdict(email).body("next.verdict.urgency", equalTo("GREEN")).body("next.verdict.route", equalTo("HUMAN_NOW"));
        verdict("somebody." + email).body("next.verdict.urgency", equalTo("BLUE"));
    }

    @Test
    void after_three_days_it_is_a_first_time_again() {
        String email = "later." + UUID.randomUUID() + "@example.org";
        verdict(email).body("next.verdict.urgency", equalTo("BLUE"));
        time.forward(Duration.ofHours(73));
        verdict(email).body("next.verdict.urgency", equalTo("BLUE"));
        time.forward(Duration.ofHours(71));
        verdict(email).body("next.verdict.urgency", equalTo("GREEN"));
    }

    /** Papers are lost and nothing of it is urgent. */
    private static ValidatableResponse verdict(String email) {
        String token = given().contentType(ContentType.JSON).body("{\"protocol\":\"natural-disaster\",\"person\":{\"email\":\""
                + email + "\"}}").post("/api/assessments").then().statusCode(201).extract().path("token");
        HelpFormTest.says(token, "safety", List.of());
        HelpFormTest.says(token, "horizon", "later");
        return HelpFormTest.says(token, "present", List.of("paperwork"));
    }
}
