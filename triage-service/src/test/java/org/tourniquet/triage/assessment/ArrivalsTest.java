package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.SetTime;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** A script cannot fill the queue from one address, while others, those in danger and those who have begun pass. */
@QuarkusTest
@RealDesk
@TestProfile(ArrivalsTest.Narrow.class)
class ArrivalsTest {

    /** Room for three at once, and one more a minute, as a trusted proxy names them. */
    public static class Narrow implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tourniquet.assessment.arrivals-limited", "true", "tourniquet.assessment.arrivals-from-one-place",
                    "3",
                    "tourniquet.assessment.arrivals-from-one-place-a-minute", "1", "tourniquet.assessment.arrivals-of-all",
                    "40");
        }
    }

    @Inject
    SetTime time;

    @AfterEach
    void now_again() {
        time.reset();
    }

    private static RequestSpecification from(String address) {
        return given().redirects().follow(false).header("X-Forwarded-For", address).header("Accept-Language", "en");
    }

    private static ValidatableResponse begun(String address) {
        return from(address).contentType(ContentType.JSON).body("{\"protocol\":\"natural-disaster\"}")
                .post("/api/assessments").then();
    }

    private static RequestSpecification form(String address) {
        return from(address).header("Accept", "text/html").formParam("protocol", "natural-disaster").formParam("key",
                UUID.randomUUID().toString());
    }

    private static ValidatableResponse safety(String address, String... ticked) {
        var form = form(address).formParam("question", "safety");
        return (ticked.length == 0 ? form.formParam("go", "none") : form.formParam("value", (Object[]) ticked)).post("/help")
                .then();
    }

    private static void crowd(String address) {
        for (int i = 0; i < 3; i++)
            begun(address).statusCode(201);
    }

    @Test
    void the_fourth_from_one_address_waits_with_the_number_at_hand_and_its_neighbour_does_not() {
        crowd("192.0.2.1");
        begun("192.0.2.1").statusCode(429).contentType("application/problem+json").body("code", equalTo("many-arrivals"))
                .body("detail", containsString("112")).header("Retry-After", notNullValue());
        begun("192.0.2.2").statusCode(201);
        safety("192.0.2.1").statusCode(429).header("Retry-After", notNullValue())
                .body(containsString("Very many people are asking for help right now")).body(containsString("tel:112"))
                .body(containsString("go to a human below"));
        form("192.0.2.1").formParam("human", "1").post("/help").then().statusCode(429).body(containsString("tel:112"));
        time.forward(Duration.ofMinutes(2));
        begun("192.0.2.1").statusCode(201);
    }

    @Test
    void whoever_says_that_a_life_is_in_danger_is_heard_from_any_crowd() {
        crowd("192.0.2.3");
        safety("192.0.2.3").statusCode(429);
        safety("192.0.2.3", "LIFE").statusCode(303).header("Location", containsString("/help/"));
    }

    @Test
    void whoever_has_begun_answers_and_asks_for_a_human_as_if_nobody_else_were_there() {
        String token = begun("192.0.2.4").statusCode(201).extract().path("token");
        begun("192.0.2.4").statusCode(201);
        begun("192.0.2.4").statusCode(201);
        begun("192.0.2.4").statusCode(429);
        from("192.0.2.4").contentType(ContentType.JSON)
                .body("{\"question\":\"safety\",\"value\":[],\"key\":\"a-key-of-its-own\"}")
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
        from("192.0.2.4").post("/help/" + token + "/human").then().statusCode(303);
    }

    @Test
    void the_same_click_twice_is_one_arrival_that_is_let_in_twice() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 5; i++)
            from("192.0.2.5").header("Accept", "text/html").formParam("protocol", "natural-disaster").formParam("key", key)
                    .formParam("question", "safety").formParam("go", "none").post("/help").then().statusCode(303);
    }

    @Test
    void a_program_that_repeats_its_request_gets_the_first_answer_again_and_is_counted_once() {
        String key = UUID.randomUUID().toString();
        String[] tokens = new String[5];
        for (int i = 0; i < 5; i++)
            tokens[i] = from("192.0.2.6").header("Idempotency-Key", key).contentType(ContentType.JSON)
                    .body("{\"protocol\":\"natural-disaster\"}").post("/api/assessments").then().statusCode(201).extract()
                    .path("token");
        assertEquals(tokens[0], tokens[4]);
    }

    @Test
    void one_who_takes_a_new_address_of_its_own_network_each_time_is_still_one() {
        assertEquals(Arrivals.place("2001:db8:1:2:3:4:5:6"), Arrivals.place("2001:db8:1:2:ffff::1"));
        assertNotEquals(Arrivals.place("2001:db8:1:200::1"), Arrivals.place("2001:db8:2:200::1"));
        assertEquals(Arrivals.place("192.0.2.9"), Arrivals.place("::ffff:192.0.2.9"));
        assertEquals("", Arrivals.place("no address at all"));
    }

    @Test
    void everybody_behind_one_load_balancer_is_not_one_person() {
        for (String hidden : new String[] { "10.42.0.7", "192.168.1.1", "127.0.0.1", "100.96.0.5", "fe80::1",
                "fd12:3456::1" })
            assertEquals("", Arrivals.place(hidden));
        for (int i = 0; i < 5; i++)
            begun("10.42.0.7").statusCode(201);
    }
}
