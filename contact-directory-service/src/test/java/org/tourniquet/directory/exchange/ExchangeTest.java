package org.tourniquet.directory.exchange;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class ExchangeTest {

    private static final RestAssuredConfig AS_TEXT = RestAssured.config()
            .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs("text/csv", ContentType.TEXT)
                    .encodeContentTypeAs("application/ld+json", ContentType.TEXT));

    @ParameterizedTest
    @CsvSource({ "csv,text/csv", "jsonld,application/ld+json" })
    void what_goes_out_comes_back_and_changes_nothing(String format, String type) {
        String desk = enter("Round-trip desk",
                "Mo-Th 08:00-12:00,13:00-24:00; Fr 22:00-02:00; PH off; Jan 01 10:00-14:00; Dec 24-26 off; 2026 Dec 24 00:00-24:00");
        byte[] file = as("editor").get("/api/channels/export?format=" + format).then().statusCode(200)
                .contentType(containsString(type)).extract().asByteArray();
        take(file, type, true).statusCode(200).body("dryRun", is(true)).body("steps.deed", everyItem(is("NOTHING")));
        take(file, type, false).statusCode(200).body("entered", is(0)).body("changed", is(0));
        retire(desk);
    }

    @Test
    void a_file_is_taken_in_whole_and_a_dry_run_changes_nothing() {
        String file = "name,kind,address,needs,hours,human_answers,name.fi\r\n"
                + "Sandbag depot,DESK,4 Mill Lane,sandbags,Mo-Su 06:00-22:00,yes,Hiekkasäkit\r\n"
                + "Sandbag line,PHONE,'+358 9 310 1691,sandbags:2,24/7,no,\r\n";
        take(file, true).statusCode(200).body("entered", is(2));
        given().get("/api/route?need=sandbags").then().body("best", nullValue());
        List<String> ids = take(file, false).statusCode(200).body("entered", is(2)).extract().path("steps.id");
        given().get("/api/channels/" + ids.get(0)).then().body("names.fi", is("Hiekkasäkit")).body("hours.text",
                is("Mo-Su 06:00-22:00"));
        given().get("/api/channels/" + ids.get(1)).then().body("address", is("+35893101691")).body("rank.sandbags", is(2));
        take("id,hours\n" + ids.get(0) + ",off\n", false).statusCode(200).body("changed", is(1));
        given().get("/api/channels/" + ids.get(0)).then().body("hours.text", is("off")).body("names.fi", is("Hiekkasäkit"));
        ids.forEach(ExchangeTest::retire);
    }

    @Test
    void every_wrong_cell_is_named_at_once_and_the_right_rows_stay_out_too() {
        take("""
                name,kind,address,needs,hours,time_zone,human_answers,expected_wait_seconds
                Good desk,DESK,1 Hill Road,lanterns,24/7,Europe/Helsinki,yes,60
                ,PIGEON,1 Hill Road,,Mo 25:00-26:00,Mars/Olympus,perhaps,soon
                Bad line,PHONE,javascript:alert(1),lanterns,PH off; Mo 08:00-09:00,Europe/Helsinki,no,
                """.replace("PH off; Mo", "\"PH off; Mo").replace("09:00,Europe", "09:00\",Europe"), false).statusCode(422)
                .body("code", is("file-wrong")).body("errors.pointer",
                        hasItems("/rows/3/name", "/rows/3/kind", "/rows/3/needs", "/rows/3/hours", "/rows/3/time_zone",
                                "/rows/3/human_answers", "/rows/3/expected_wait_seconds", "/rows/4/address", "/rows/4/hours"));
        given().get("/api/route?need=lanterns").then().body("best", nullValue());
    }

    @Test
    void a_file_from_before_another_editors_change_is_stopped() {
        String desk = enter("Old desk", "24/7");
        String mine = as("editor").get("/api/channels/export").asString().lines()
                .filter(line -> line.contains(desk) || line.startsWith("id,"))
                .map(line -> line.replace("Old desk", "My desk") + "\n").reduce("", String::concat);
        take("id,name\n" + desk + ",Their desk\n", false).statusCode(200);
        take(mine, false).statusCode(422).body("errors[0].pointer", is("/rows/2/version")).body("errors[0].detail",
                containsString("Élodie Martin"));
        given().get("/api/channels/" + desk).then().body("name", is("Their desk"));
        retire(desk);
    }

    @Test
    void fifty_megabytes_are_refused_with_a_reason() {
        byte[] file = new byte[50 << 20];
        java.util.Arrays.fill(file, (byte) 'a');
        take(file, "text/csv", false).statusCode(413).body("code", is("too-large"));
        take(new byte[(2 << 20) + 1], "text/csv", false).statusCode(413).body("code", is("too-large"));
    }

    @Test
    void only_an_editor_takes_a_file_in() {
        as("manager").contentType("text/csv").body("name\nX\n").post("/api/channels/import").then().statusCode(403);
        given().config(AS_TEXT).contentType("text/csv").body("name\nX\n").post("/api/channels/import").then()
                .statusCode(401);
        given().get("/api/channels/export").then().statusCode(401);
        as("editor").get("/api/channels/export?format=xls").then().statusCode(422);
    }

    @Test
    void by_page_a_file_is_looked_at_before_it_is_taken_in() {
        CookieFilter cookies = new CookieFilter();
        given().filter(cookies).redirects().follow(false).formParam("name", "editor").formParam("password", "demo")
                .post("/login").then().statusCode(302);
        String token = Jsoup.parse(page(cookies).get("/directory-file").asString()).selectFirst("input[name=csrf-token]")
                .val();
        String seen = send(cookies, token, "name,kind,address,needs,hours\nRope store,DESK,5 Mill Lane,ropes,24/7\n")
                .statusCode(200).body(containsString("Rope store")).extract().asString();
        given().get("/api/route?need=ropes").then().body("best", nullValue());
        String action = Jsoup.parse(seen).selectFirst("form[action^=/directory-file/]").attr("action");
        page(cookies).redirects().follow(false).formParam("csrf-token", token).post(action).then().statusCode(303);
        String id = given().get("/api/route?need=ropes").then().extract().path("best.channel.id");
        page(cookies).redirects().follow(false).formParam("csrf-token", token).post(action).then().statusCode(404);
        send(cookies, token, "name,kind\nRope,PIGEON\n").statusCode(422).body(containsString("Nothing was changed"))
                .body(containsString("PIGEON"));
        retire(id);
    }

    private static ValidatableResponse send(CookieFilter cookies, String token, String file) {
        return page(cookies).multiPart("csrf-token", token)
                .multiPart("file", "channels.csv", file.getBytes(StandardCharsets.UTF_8), "text/csv").post("/directory-file")
                .then();
    }

    private static RequestSpecification page(CookieFilter cookies) {
        return given().filter(cookies).header("Accept", "text/html");
    }

    private static String enter(String name, String hours) {
        return as("editor").contentType("application/json").body("""
                {"name": "%s", "kind": "DESK", "address": "1 Hill Road, Rivertown", "needs": ["round"], "languages": ["en"],
                 "timeZone": "Europe/Helsinki", "country": "FI", "hours": "%s"}""".formatted(name, hours))
                .post("/api/channels").then().statusCode(201).extract().path("id");
    }

    private static void retire(String id) {
        assertEquals(204, as("editor").delete("/api/channels/" + id).statusCode());
    }

    private static ValidatableResponse take(String file, boolean dryRun) {
        return take(file.getBytes(StandardCharsets.UTF_8), "text/csv", dryRun);
    }

    private static ValidatableResponse take(byte[] file, String type, boolean dryRun) {
        return as("editor").contentType(type).body(file).post("/api/channels/import?dryRun=" + dryRun).then();
    }

    private static RequestSpecification as(String person) {
        return given().config(AS_TEXT).auth().preemptive().basic(person, "demo");
    }
}
