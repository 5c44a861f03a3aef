package org.tourniquet.directory.reliability;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Map;

import jakarta.inject.Inject;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class ChecksTest {

    @Inject
    CheckRounds rounds;

    @Test
    void a_line_that_two_people_found_silent_is_recommended_to_nobody_until_somebody_answers() {
        String line = enter("PHONE", "+358 9 310 1691", "lamp-oil");
        log(line, "agent", "ANSWERED", 40).statusCode(201).body("waitSeconds", is(40));
        route("lamp-oil").body("best.open", is(true)).body("best.expectedWait", is(40));
        log(line, "agent", "SILENT", null).statusCode(201);
        route("lamp-oil").body("best.open", is(true));
        log(line, "lead", "SILENT", null).statusCode(201);
        route("lamp-oil").body("best", nullValue());
        given().get("/api/channels/" + line).then().body("state", is("DOWN")).body("found", is("DOWN")).body("condition",
                is("WORKS"));
        log(line, "agent2", "ANSWERED", null).statusCode(201);
        route("lamp-oil").body("best.channel.id", is(line));
        as("auditor").get("/api/channels/" + line + "/checks").then().body("checks.outcome",
                is(java.util.List.of("ANSWERED", "SILENT", "SILENT", "ANSWERED")))
                .body("checks.who", hasItems("lead", "agent2"));
        as("auditor").get("/api/channels/" + line + "/checks").then()
                .body("stood.found", is(java.util.List.of("WORKS", "WORKS", "WORKS", "DOWN", "WORKS")))
                .body("days[0].answered", is(2)).body("days[0].failed", is(2)).body("days[0].slowestMillis", is(40_000));
        retire(line);
    }

    @Test
    void how_it_stood_at_a_past_minute_is_known() {
        String line = enter("PHONE", "+358 9 310 1693", "lamp-post");
        log(line, "agent", "SILENT", null).statusCode(201);
        log(line, "lead", "SILENT", null).statusCode(201);
        log(line, "agent", "ANSWERED", 90).statusCode(201);
        String answered = as("auditor").get("/api/channels/" + line + "/checks").then().extract().path("checks[0].at");
        as("auditor").queryParam("at", Instant.parse(answered).minusMillis(1).toString()).get("/api/channels/" + line + "/said")
                .then().statusCode(200).body("state", is("DOWN")).body("found", is("DOWN")).body("openByHours", is(true));
        as("auditor").queryParam("at", Instant.parse(answered).plusSeconds(60).toString())
                .get("/api/channels/" + line + "/said").then().body("state", is("OPEN")).body("found", is("WORKS"))
                .body("waitSeconds", is(90));
        CookieFilter cookies = signedIn("auditor");
        given().filter(cookies).header("Accept", "text/html").get("/channels/" + line + "/said").then().statusCode(200)
                .body(containsString("Nothing against it. People were told to wait about 2 min"));
        given().filter(cookies).header("Accept", "text/html").get("/channels/" + line + "/checks").then().statusCode(200)
                .body(containsString("In 90 days 1 test answered, 2 failed; the slowest answer took 90 s"))
                .body(containsString("Day by day"));
        retire(line);
    }

    @Test
    void a_check_never_goes_where_only_we_can_go() {
        String page = enter("PORTAL", "https://127.0.0.1/", "lamp-wick");
        wish(page, "{\"everyMinutes\": 5, \"expectedText\": \"Lamps\"}").statusCode(200);
        // the clock's own round may be at it at this moment; then that one does it
        Eventually.holds("the page was looked at", () -> {
            rounds.round();
            return checks(page) > 0;
        });
        as("editor").get("/api/channels/" + page + "/checks").then().body("checks[0].outcome", is("REFUSED"))
                .body("checks[0].note", is("leads into a network that is not public")).body("checks[0].who", is("system"));
        given().get("/api/channels/" + page).then().body("found", is("WORKS"));
        retire(page);
    }

    @Test
    void a_page_that_the_machine_may_not_look_at_is_left_to_people_and_never_down_by_itself() {
        String page = enter("PORTAL", "http://lamps.example/", "lamp-shade");
        wish(page, "{\"expectedText\": \"Lamps\"}").statusCode(422).body("errors[0].pointer", is("/expectedText"))
                .body("errors[0].detail", containsString("is not https"));
        wish(page, "{\"everyMinutes\": 60}").statusCode(200);
        rounds.round();
        rounds.round();
        assertEquals(0, checks(page));
        given().get("/api/channels/" + page).then().body("found", is("WORKS")).body("state", is("OPEN"));
        CookieFilter cookies = signedIn("lead");
        given().filter(cookies).header("Accept", "text/html").get("/channels/" + page + "/checks").then()
                .body(containsString("The machine cannot look at this page")).body(containsString("A test is due"))
                .body(not(containsString("Words the page must say")));
        given().filter(cookies).header("Accept", "text/html").get("/channels/" + page).then()
                .body(containsString("Its address is not https"));
        retire(page);
    }

    @Test
    void what_nobody_has_tried_lately_comes_after_what_works_and_says_so_calmly() {
        String old = enter("PHONE", "+358 9 310 1692", "lamp-chain");
        as("editor").contentType(ContentType.JSON).body("""
                {"name": "Old lamps", "kind": "PHONE", "address": "+358 9 310 1692", "needs": ["lamp-chain"], "country": "FI",
                 "languages": ["en"], "timeZone": "Europe/Helsinki", "hours": "24/7", "condition": "UNPROVED"}""")
                .put("/api/channels/" + old).then().statusCode(200);
        String page = given().get("/contact?need=lamp-chain").then().statusCode(200).extract().asString();
        assertEquals(1, page.split("Not tested lately", -1).length - 1);
        given().get("/contact?need=lamp-chain&lang=ar").then().body(containsString("لم يُجرَّب مؤخرًا"));
        String proved = enter("TEXT", "+1 202-555-0177", "lamp-chain");
        route("lamp-chain").body("best.channel.id", is(proved)).body("alternatives[0].channel.state", is("UNPROVED"));
        log(old, "agent", "ANSWERED", 30).statusCode(201);
        given().get("/contact?need=lamp-chain").then().body(not(containsString("Not tested lately")));
        retire(old);
        retire(proved);
    }

    @Test
    void everything_wrong_with_a_test_is_named_at_once() {
        String desk = enter("DESK", "3 Hill Road", "lamp-glass");
        as("agent").contentType(ContentType.JSON).body("{\"waitSeconds\": -4, \"note\": \"a\\nb\"}")
                .post("/api/channels/" + desk + "/checks").then().statusCode(422)
                .body("errors.pointer", hasItems("/outcome", "/waitSeconds", "/note"));
        wish(desk, "{\"everyMinutes\": 1, \"expectedText\": \"x\", \"unprovedAfterHours\": 0}").statusCode(422)
                .body("errors.pointer", hasItems("/everyMinutes", "/expectedText", "/unprovedAfterHours"));
        log(desk, "auditor", "ANSWERED", 1).statusCode(403);
        as("agent").contentType(ContentType.JSON).body("{\"outcome\": \"ANSWERED\"}")
                .post("/api/channels/00000000-0000-4000-8000-00000000dead/checks").then().statusCode(404);
        retire(desk);
    }

    @Test
    void a_test_is_logged_by_page_and_what_was_typed_wrong_stays() {
        String desk = enter("DESK", "4 Hill Road", "lamp-hook");
        CookieFilter cookies = signedIn("lead");
        String at = "/channels/" + desk + "/checks";
        String token = Jsoup.parse(given().filter(cookies).header("Accept", "text/html").get(at).asString())
                .selectFirst("input[name=csrf-token]").val();
        RequestSpecification form = given().filter(cookies).redirects().follow(false).header("Accept", "text/html");
        form.formParams(Map.of("csrf-token", token, "outcome", "ANSWERED", "wait", "soon", "note", "A kind voice")).post(at)
                .then().statusCode(422).body(containsString("value=\"soon\"")).body(containsString("value=\"A kind voice\""));
        given().filter(cookies).redirects().follow(false).header("Accept", "text/html")
                .formParams(Map.of("csrf-token", token, "every", "24", "unproved", "48", "text", "", "overloaded", ""))
                .post("/channels/" + desk + "/proof").then().statusCode(303);
        given().filter(cookies).header("Accept", "text/html").get("/checks").then().body(containsString("A test is due"));
        given().filter(cookies).redirects().follow(false).header("Accept", "text/html")
                .formParams(Map.of("csrf-token", token, "outcome", "ANSWERED", "wait", "30", "note", "A kind voice")).post(at)
                .then().statusCode(303);
        given().filter(cookies).header("Accept", "text/html").get(at).then().body(containsString("after 30 s"))
                .body(containsString("Leila Haddad")).body(not(containsString("A test is due")));
        retire(desk);
    }

    private static CookieFilter signedIn(String person) {
        CookieFilter cookies = new CookieFilter();
        given().filter(cookies).redirects().follow(false).formParam("name", person).formParam("password", "demo")
                .post("/login").then().statusCode(302);
        return cookies;
    }

    private static int checks(String id) {
        return as("editor").get("/api/channels/" + id + "/checks").then().extract().path("checks.size()");
    }

    private static ValidatableResponse route(String need) {
        return given().get("/api/route?need=" + need).then().statusCode(200);
    }

    private static ValidatableResponse log(String id, String who, String outcome, Integer wait) {
        return as(who).contentType(ContentType.JSON)
                .body("{\"outcome\": \"" + outcome + "\", \"waitSeconds\": " + wait + "}")
                .post("/api/channels/" + id + "/checks").then();
    }

    private static ValidatableResponse wish(String id, String body) {
        return as("editor").contentType(ContentType.JSON).body(body).put("/api/channels/" + id + "/proof").then();
    }

    private static String enter(String kind, String address, String need) {
        return as("editor").contentType(ContentType.JSON).body("""
                {"name": "Lamps", "kind": "%s", "address": "%s", "needs": ["%s"], "languages": ["en"], "country": "FI",
                 "timeZone": "Europe/Helsinki", "hours": "24/7", "humanAnswers": true}""".formatted(kind, address, need))
                .post("/api/channels").then().statusCode(201).extract().path("id");
    }

    private static void retire(String id) {
        assertEquals(204, as("editor").delete("/api/channels/" + id).statusCode());
    }

    private static RequestSpecification as(String person) {
        return given().auth().preemptive().basic(person, "demo");
    }
}
