package org.tourniquet.directory.channel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class ChannelResourceTest {

    private static final String HOTLINE = "/api/channels/00000000-0000-4000-8000-00000000c001";
    private static final String DESK = "/api/channels/00000000-0000-4000-8000-00000000c005";
    private static final String CLINIC = """
            {"name": "Clinic line", "kind": "PHONE", "address": "+358 9 310 1691", "needs": ["crisis", "health"],
             "languages": ["fi", "en"], "timeZone": "Europe/Helsinki", "country": "FI",
             "hours": "Mo-Fr 08:00-18:00; Sa 09:00-13:00", "humanAnswers": true, "constraints": []}""";

    @Test
    void the_starting_directory_is_there_for_everybody() {
        given().get("/api/channels").then().statusCode(200).body("items.name", hasItem("Night hotline"))
                .body("items.id", hasItem("00000000-0000-4000-8000-00000000c005"));
        given().header("Accept-Language", "fi").get(HOTLINE).then().statusCode(200).body("name", is("Yölinja"))
                .body("names.en", is("Night hotline")).body("hours.text", is("24/7")).body("state", is("OPEN"));
    }

    @Test
    void a_list_is_read_page_by_page() {
        String next = given().queryParam("limit", 2).get("/api/channels").then().body("items", hasSize(2)).extract()
                .path("next");
        given().queryParam("limit", 2).queryParam("cursor", next).get("/api/channels").then().statusCode(200)
                .body("items[0].id", is("00000000-0000-4000-8000-00000000c003"));
        given().queryParam("cursor", "nonsense").get("/api/channels").then().statusCode(422);
    }

    @Test
    void what_the_editor_enters_is_kept_and_can_be_sent_back() {
        ValidatableResponse entered = editor().body(CLINIC).post("/api/channels").then().statusCode(201)
                .body("address", is("+35893101691")).body("names.en", is("Clinic line"))
                .body("hours.week.sat[0].from", is("09:00")).body("hours.week.sun", hasSize(0));
        String at = entered.extract().header("Location");
        int version = entered.extract().path("version");
        String whole = given().get(at).asString();
        editor().body(whole).put(at).then().statusCode(200).body("version", is(version));
        editor().body(whole.replace("+35893101691", "+358401234567")).put(at).then().statusCode(200)
                .body("address", is("+358401234567"));
        editor().delete(at).then().statusCode(204);
        given().get(at).then().statusCode(200).body("retired", is(true));
        given().get("/api/channels?limit=200").then().body("items.id", not(hasItem(at.substring(at.lastIndexOf('/') + 1))));
    }

    @Test
    void a_plain_name_leaves_the_other_languages_alone() {
        String at = editor().body(CLINIC.replace("\"Clinic line\"", "{\"en\":\"Clinic line\",\"fi\":\"Klinikka\"}"))
                .post("/api/channels").header("Location");
        editor().body(CLINIC.replace("Clinic line", "Health line")).put(at).then().statusCode(200)
                .body("names", equalTo(Map.of("en", "Health line", "fi", "Klinikka")));
        editor().delete(at).then().statusCode(204);
    }

    @Test
    void structured_hours_mean_the_same_as_their_text() {
        String at = editor()
                .body(CLINIC.replace("\"Mo-Fr 08:00-18:00; Sa 09:00-13:00\"",
                        """
                                {"week": {"mon": [{"from":"08:00","to":"12:00"},{"from":"13:00","to":"17:00"}], "fri": [{"from":"22:00","to":"02:00"}]},
                                 "yearly": [{"date":"12-31","intervals":[{"from":"10:00","to":"14:00"}]}],
                                 "exceptions": [{"date":"2026-12-24","intervals":[]}]}"""))
                .post("/api/channels").then().statusCode(201)
                .body("hours.text",
                        is("Mo 08:00-12:00,13:00-17:00; Fr 22:00-02:00; Dec 31 10:00-14:00; 2026 Dec 24 off"))
                .body("hours.yearly[0].date", is("12-31")).extract().header("Location");
        String whole = given().get(at).asString();
        editor().body(whole).put(at).then().statusCode(200).body("hours.yearly[0].intervals[0].to", is("14:00"));
        editor().body(whole.replace("12-31", "13-31")).put(at).then().statusCode(422)
                .body("errors[0].pointer", is("/hours/yearly"));
        editor().delete(at);
    }

    @Test
    void what_it_said_at_a_past_moment_is_known() {
        String id = given().auth().preemptive().basic("editor", "demo").contentType("application/json").body("""
                {"name": "Boat desk", "kind": "DESK", "address": "1 Old Quay", "needs": ["boats"], "languages": ["en"],
                 "timeZone": "Europe/Helsinki", "country": "FI", "hours": "24/7"}""").post("/api/channels").then()
                .statusCode(201).extract().path("id");
        String then = given().get("/api/channels/" + id).path("changedAt");
        given().auth().preemptive().basic("editor", "demo").contentType("application/json").body("""
                {"name": "Boat desk", "kind": "DESK", "address": "2 New Quay", "needs": ["boats"], "languages": ["en"],
                 "timeZone": "Europe/Helsinki", "country": "FI", "hours": "off"}""").put("/api/channels/" + id).then()
                .statusCode(200);
        given().auth().preemptive().basic("auditor", "demo").queryParam("at", then).get("/api/channels/" + id + "/said")
                .then().statusCode(200).body("said.addresses.en", is("1 Old Quay")).body("openByHours", is(true))
                .body("who", is("editor"));
        given().auth().preemptive().basic("auditor", "demo").get("/api/channels/" + id + "/said").then()
                .body("said.addresses.en", is("2 New Quay")).body("openByHours", is(false));
        given().auth().preemptive().basic("auditor", "demo").queryParam("at", "2020-01-01T00:00:00Z")
                .get("/api/channels/" + id + "/said").then().statusCode(404).body("code", is("not-there-yet"));
        given().auth().preemptive().basic("auditor", "demo").queryParam("at", "yesterday")
                .get("/api/channels/" + id + "/said").then().statusCode(422);
        given().auth().preemptive().basic("auditor", "demo").get("/api/channels/" + id + "/history").then()
                .body("changes[0].differences.pointer", org.hamcrest.Matchers.hasItems("/addresses/en", "/hours"))
                .body("changes[1].verb", is("ENTERED"));
        given().get("/api/channels/" + id + "/history").then().statusCode(401);
        given().auth().preemptive().basic("editor", "demo").delete("/api/channels/" + id).then().statusCode(204);
    }

    @Test
    void every_wrong_field_is_named_at_once() {
        editor().body(
                """
                        {"name": 5, "kind": "PIGEON", "address": "x", "needs": "crisis", "timeZone": "Mars/Olympus", "country": "Finland",
                         "hours": "Mo-Fr 08:00-18:00; SH off", "humanAnswers": "yes"}""")
                .post("/api/channels").then().statusCode(422)
                .contentType("application/problem+json").body("code", is("channel-wrong"))
                .body("errors.pointer", hasItem("/name"))
                .body("errors.pointer", hasItem("/kind")).body("errors.pointer", hasItem("/needs"))
                .body("errors.pointer", hasItem("/timeZone")).body("errors.pointer", hasItem("/country"))
                .body("errors.pointer", hasItem("/humanAnswers"))
                .body("errors.find { it.pointer == '/hours' }.detail", containsString("‘SH’"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "timeZone": "Europe/Rivertown"                     | /timeZone     | is not a time zone: ‘Europe/Rivertown’
            "hours": "Mo 08:00-12:00,11:00-15:00"              | /hours        | Mo 08:00-12:00 and 11:00-15:00 overlap
            "hours": "Mo 08:00-08:00"                          | /hours        | it ends when it begins
            "hours": "24/7; 2026 Dec 26-24 off"                | /hours        | ends before it begins
            "address": "+999 12 345 678"                       | /addresses/en | is not a number that exists in any country
            "kind": "TEXT", "address": "112"                   | /addresses/en | is an emergency number, which takes no texts
            "kind": "CHAT", "address": "javascript:alert(1)"   | /addresses/en | must begin with https://
            """)
    void what_would_mislead_people_is_refused_with_the_reason(String wrong, String pointer, String reason) {
        Map<String, Object> body = new java.util.HashMap<>(io.restassured.path.json.JsonPath.from(CLINIC).getMap(""));
        body.putAll(io.restassured.path.json.JsonPath.from("{" + wrong + "}").getMap(""));
        editor().body(body).post("/api/channels").then().statusCode(422).body("errors.size()", is(1))
                .body("errors[0].pointer", is(pointer)).body("errors[0].detail", containsString(reason));
    }

    @Test
    void a_second_editor_sees_what_differs_and_overwrites_nothing() {
        String at = editor().body(CLINIC).post("/api/channels").header("Location");
        String seen = given().get(at).header("ETag");
        editor().header("If-Match", seen).body(CLINIC.replace("+358 9 310 1691", "+358 40 1234567")).put(at).then()
                .statusCode(200);
        editor().header("If-Match", seen).body(CLINIC.replace("Mo-Fr 08:00", "Mo-Fr 07:00")).put(at).then().statusCode(409)
                .body("code", is("changed-meanwhile")).body("errors.pointer", containsInAnyOrder("/addresses/en", "/hours"))
                .body("errors.find { it.pointer == '/hours' }.detail", containsString("Mo-Fr 08:00-18:00"));
        given().get(at).then().body("address", is("+358401234567"));
        editor().delete(at);
    }

    @Test
    void hours_are_exact_in_the_channels_own_time() {
        given().queryParam("from", "2026-11-20T00:00:00+02:00").queryParam("to", "2026-11-23T00:00:00+02:00")
                .get(DESK + "/hours")
                .then().statusCode(200).body("timeZone", is("Europe/Helsinki"))
                .body("intervals.from", contains("2026-11-20T08:00:00+02:00", "2026-11-21T09:00:00+02:00"))
                .body("intervals.to", contains("2026-11-20T18:00:00+02:00", "2026-11-21T13:00:00+02:00"));
        given().get(HOTLINE + "/hours").then().statusCode(200).body("openNow", is(true)).body("nextChange", nullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = { "?from=yesterday", "?from=2026-11-20T00:00:00Z&to=2026-11-19T00:00:00Z",
            "?from=2026-01-01T00:00:00Z&to=2036-01-01T00:00:00Z" })
    void a_range_that_makes_no_sense_is_refused(String range) {
        given().get(DESK + "/hours" + range).then().statusCode(422);
    }

    @Test
    void only_the_editor_changes() {
        given().contentType("application/json").body(CLINIC).post("/api/channels").then().statusCode(401);
        for (String other : new String[] { "manager", "agent", "lead", "operator", "auditor" })
            as(other).body(CLINIC).post("/api/channels").then().statusCode(403);
        as("auditor").delete(HOTLINE).then().statusCode(403);
        as("manager").body(CLINIC).put(HOTLINE).then().statusCode(403);
    }

    @Test
    void what_is_not_there_is_not_found() {
        String nobody = "/api/channels/00000000-0000-4000-8000-0000000000ff";
        given().get(nobody).then().statusCode(404);
        given().get(nobody + "/hours").then().statusCode(404);
        editor().body(CLINIC).put(nobody).then().statusCode(404);
        editor().delete(nobody).then().statusCode(404);
        given().get("/api/channels/nonsense").then().statusCode(404);
    }

    private static RequestSpecification editor() {
        return as("editor");
    }

    private static RequestSpecification as(String person) {
        return given().auth().preemptive().basic(person, "demo").contentType("application/json");
    }
}
