package org.tourniquet.directory.staffing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class StaffingTest {
    private static final String HOTLINE = "/api/channels/00000000-0000-4000-8000-00000000c001/staffing";

    @Test
    void the_wait_is_told_and_the_others_learn_what_the_line_can_answer() {
        as("lead").body(Map.of("agents", 18, "callsPerHour", 100, "averageHandlingSeconds", 480)).put(HOTLINE).then()
                .statusCode(200).body("outlook.needed", equalTo(18)).body("outlook.scheduled", equalTo(26))
                .body("outlook.waitSeconds", equalTo(17)).body("outlook.answersPerHour", equalTo(114))
                .body("outlook.serviceLevel.toDouble()", closeTo(0.8636, 1e-4)).body("outlook.abandons", nullValue());
        as("lead").body(Map.of("agents", 13, "callsPerHour", 100, "averageHandlingSeconds", 480, "patienceSeconds", 300))
                .put(HOTLINE).then().statusCode(200).body("outlook.abandons.toDouble()", closeTo(0.134, 0.001));
        as("auditor").get(HOTLINE).then().statusCode(200).body("agents", equalTo(13));
        String session = given().redirects().follow(false).formParam("name", "lead").formParam("password", "demo")
                .post("/login").getCookie("tourniquet-session");
        given().accept("text/html").cookie("tourniquet-session", session)
                .get("/channels/00000000-0000-4000-8000-00000000c001/staffing").then().statusCode(200)
                .body(containsString("calls an hour this line can answer"), containsString("hang up before somebody answers"));
    }

    @Test
    void a_wave_of_calls_is_reckoned_for_programs_and_drawn_for_people() {
        as("manager").get("/api/channels/00000000-0000-4000-8000-00000000c002/surge?calls=1900&minutes=40&answersPerHour=120")
                .then().statusCode(200).body("longestQueue", equalTo(1820)).body("clearedAfterMinutes", equalTo(950));
        as("manager").get("/api/channels/00000000-0000-4000-8000-00000000c002/surge?calls=many").then().statusCode(422)
                .body("errors.pointer", hasItems("/calls", "/minutes", "/answersPerHour"));
        as("lead").body(Map.of("agents", 12, "callsPerHour", 100, "averageHandlingSeconds", 300))
                .put("/api/channels/00000000-0000-4000-8000-00000000c003/staffing").then().statusCode(200);
        String session = given().redirects().follow(false).formParam("name", "lead").formParam("password", "demo")
                .post("/login").getCookie("tourniquet-session");
        String page = "/channels/00000000-0000-4000-8000-00000000c003/staffing";
        given().accept("text/html").cookie("tourniquet-session", session).get(page + "?calls=1900&minutes=40").then()
                .statusCode(200).body(containsString("nobody waits any more"), containsString("<svg"),
                        containsString("With more or fewer people"));
        given().accept("text/html").cookie("tourniquet-session", session).get(page + "?calls=x&minutes=40").then()
                .statusCode(200).body(containsString("must be a whole number"));
    }

    @Test
    void what_other_people_and_other_calls_would_make_of_it_is_told_and_drawn_and_nothing_is_kept() {
        String desk = "00000000-0000-4000-8000-00000000c005";
        as("lead").body(Map.of("agents", 13, "callsPerHour", 100, "averageHandlingSeconds", 480, "patienceSeconds", 300))
                .put("/api/channels/{id}/staffing", desk).then().statusCode(200);
        as("manager").get("/api/channels/{id}/what-if?people=15", desk).then().statusCode(200)
                .body("imagined.lost.toDouble()", closeTo(0.069, 0.001), "wanted", equalTo(18), "ceiling", equalTo(16),
                        "present", equalTo(13), "steps.people", hasItems(13, 15, 16, 18));
        as("manager").get("/api/channels/{id}/what-if?callsPerHour=360&handlingSeconds=240&people=29", desk).then()
                .body("imagined.serviceLevel.toDouble()", closeTo(0.8403, 1e-4));
        as("manager").get("/api/channels/{id}/what-if?people=0&callsPerHour=x&handlingSeconds=0&patienceSeconds=-1", desk)
                .then().statusCode(422).body("errors.pointer", hasItems("/people", "/callsPerHour", "/handlingSeconds",
                        "/patienceSeconds"));
        as("agent").get("/api/channels/{id}/what-if", desk).then().statusCode(403);
        String session = given().redirects().follow(false).formParam("name", "lead").formParam("password", "demo")
                .post("/login").getCookie("tourniquet-session");
        String page = "/channels/" + desk + "/staffing";
        given().accept("text/html").cookie("tourniquet-session", session).get(page + "?people=15").then().statusCode(200)
                .body(containsString("15 people:"), containsString("6.9 % of the calls lost"), containsString("<svg"),
                        containsString("type=\"range\""), containsString("nobody busier than 85 %: 16"));
        given().accept("text/html").cookie("tourniquet-session", session).get(page + "?people=none").then().statusCode(200)
                .body(containsString("must be a number from 1 to 2,000"), containsString("13 people:"));
        given().accept("text/html").cookie("tourniquet-session", session).get(page + "/what-if?people=17").then()
                .statusCode(200).body(containsString("hx-swap-oob"), containsString("17 people:"));
        as("manager").get("/api/channels/{id}/staffing", desk).then().body("agents", equalTo(13));
    }

    @Test
    void what_cannot_be_is_refused_all_at_once_and_only_lead_and_editor_may() {
        as("lead").body(Map.of("agents", -1, "callsPerHour", -2, "averageHandlingSeconds", 0, "concurrency", 0.5,
                "patienceSeconds", 0)).put(HOTLINE).then().statusCode(422)
                .body("errors.pointer", hasItems("/agents", "/callsPerHour", "/averageHandlingSeconds", "/concurrency",
                        "/patienceSeconds"));
        as("agent").body(Map.of()).put(HOTLINE).then().statusCode(403);
        as("lead").body(Map.of("agents", 1, "callsPerHour", 1, "averageHandlingSeconds", 1))
                .put("/api/channels/00000000-0000-4000-8000-00000000c0ff/staffing").then().statusCode(404);
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }
}
