package org.tourniquet.directory.channel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class ChannelPagesTest {

    private final CookieFilter cookies = new CookieFilter();

    @BeforeEach
    void the_editor_signs_in() {
        signIn("editor", cookies);
    }

    @Test
    void the_list_shows_every_channel_with_its_state() {
        page().get("/").then().statusCode(200).body(containsString("Night hotline")).body(containsString("day and night"))
                .body(containsString("Enter a channel"));
    }

    @Test
    void a_stranger_is_asked_to_sign_in() {
        given().redirects().follow(false).header("Accept", "text/html").get("/").then().statusCode(302);
        given().redirects().follow(false).header("Accept", "text/html").get("/channels/new").then().statusCode(302);
    }

    @Test
    void who_may_only_read_sees_no_button_and_saves_nothing() {
        CookieFilter auditor = new CookieFilter();
        signIn("auditor", auditor);
        String one = "/channels/00000000-0000-4000-8000-00000000c001";
        given().filter(auditor).header("Accept", "text/html").get(one).then().statusCode(200)
                .body(containsString("Who changed what")).body(not(containsString(one + "/edit")));
        given().filter(auditor).header("Accept", "text/html").get(one + "/edit").then().statusCode(403);
    }

    @Test
    void a_channel_is_entered_changed_and_retired_without_script() {
        Map<String, String> form = form("/channels/new");
        form.putAll(Map.of("names.en", "Clinic desk", "names.fi", "Klinikka", "kind", "DESK", "addresses.en", "2 Hill Road",
                "need.crisis", "2", "Mo.from.0", "8", "Mo.until.0", "12.30", "do", "copy"));
        form.put("hours", "week");
        Map<String, String> copied = fields(post("/channels/new", form, 200));
        assertTrue(copied.get("Fr.until.0").equals("12:30"), "Monday's hours are in Friday's line");
        copied.putAll(Map.of("date.first.0", "2026-12-24", "date.last.0", "2026-12-26", "date.what.0", "closed", "date.first.1",
                "2026-12-31", "date.what.1", "hours", "date.from.1", "8", "date.until.1", "11", "date.yearly.1", "yes"));
        String at = saved(copied, "/channels/new");
        page().get(at).then().statusCode(200)
                .body(containsString("Mo-Fr 08:00-12:30; Dec 31 08:00-11:00; 2026 Dec 24-26 off"))
                .body(containsString("Dec 31, every year"))
                .body(containsString("Élodie Martin"));
        Map<String, String> edit = form(at + "/edit");
        edit.put("addresses.en", "3 Hill Road");
        saved(edit, at + "/edit");
        page().get(at).then().body(containsString("<del>2 Hill Road</del>"));
        page().get(at + "/said").then().statusCode(200).body(containsString("3 Hill Road"));
        page().get(at + "/said?at=2020-01-01T00:00").then().body(containsString("not in the directory yet"));
        page().get(at + "/said?at=then").then().statusCode(200).body(containsString("must be a day and a time"));
        Map<String, String> retire = form(at + "/retire");
        post(at + "/retire", retire, 422);
        retire.put("confirm", "RETIRE");
        saved(retire, at + "/retire");
        given().get("/api" + at).then().body("retired", is(true));
    }

    @Test
    void what_is_wrong_is_named_beside_the_field_and_nothing_typed_is_lost() {
        Map<String, String> form = form("/channels/new");
        form.putAll(Map.of("names.en", "", "addresses.en", "javascript:alert(1)", "kind", "CHAT", "Mo.from.0", "25:00",
                "Mo.until.0", "26:00", "hours", "week", "do", "save"));
        post("/channels/new", form, 422).then().body(containsString("Not saved yet"))
                .body(containsString("must begin with https://"))
                .body(containsString("‘25:00-26:00’")).body(containsString("value=\"25:00\""))
                .body(containsString("value=\"javascript:alert(1)\""));
    }

    @Test
    void holidays_are_chosen_and_what_the_hours_mean_is_seen_before_they_are_saved() {
        Map<String, String> form = form("/channels/new");
        form.putAll(Map.of("names.en", "Lamp desk", "kind", "DESK", "addresses.en", "3 Hill Road", "need.crisis", "3",
                "Mo.from.0", "8", "Mo.until.0", "12", "PH.what", "hours", "PH.from.0", "10", "PH.until.0", "11:30", "hours",
                "week"));
        post("/channels/hours-look", form, 200).then().body(containsString("Mo 08:00-12:00; PH 10:00-11:30"))
                .body(containsString("Independence Day")).body(containsString("What this means"));
        String at = saved(form, "/channels/new");
        page().get(at).then().body(containsString("Public holidays"));
        given().get("/api" + at).then().body("hours.holidays[0].from", is("10:00"));
        assertTrue(form(at + "/edit").get("PH.until.0").equals("11:30"));
        form.putAll(Map.of("date.last.0", "2026-12-24", "Tu.until.1", "13:00", "PH.until.0", "late"));
        post("/channels/new", form, 422).then().body(containsString("a row has no first day"))
                .body(containsString("Tuesday: the line until 13:00 has no beginning")).body(containsString("value=\"late\""))
                .body(containsString("aria-invalid"));
        post("/channels/hours-look", form, 200).then().body(containsString("Not understood yet"));
        post("/channels" + at.substring(9) + "/retire", withConfirm(at), 303);
    }

    private Map<String, String> withConfirm(String at) {
        Map<String, String> retire = form(at + "/retire");
        retire.put("confirm", "RETIRE");
        return retire;
    }

    @Test
    void a_preview_shows_the_public_card_before_anything_is_saved() {
        Map<String, String> form = form("/channels/00000000-0000-4000-8000-00000000c002/edit");
        form.putAll(Map.of("names.fi", "Uusi chatti", "do", "preview"));
        post("/channels/00000000-0000-4000-8000-00000000c002/edit", form, 200).then()
                .body(containsString("How the public will see it")).body(containsString("Uusi chatti"))
                .body(containsString("Avaa chat"));
        given().get("/api/channels/00000000-0000-4000-8000-00000000c002").then().body("names.fi", is("IT-tuen chat"));
    }

    @Test
    void two_editors_at_once_lose_nothing() {
        String at = "/channels/00000000-0000-4000-8000-00000000c003/edit";
        Map<String, String> mine = form(at);
        Map<String, String> theirs = form(at);
        theirs.put("names.fr", "SMS à la mairie");
        saved(theirs, at);
        mine.put("wait", "9");
        Response conflict = post(at, mine, 409);
        conflict.then().body(containsString("changed this channel")).body(containsString("not touched, theirs is taken"));
        Map<String, String> both = fields(conflict);
        assertTrue(both.get("names.fr").equals("SMS à la mairie") && both.get("wait").equals("9"), both.toString());
        saved(both, at);
        given().get("/api/channels/00000000-0000-4000-8000-00000000c003").then().body("names.fr", is("SMS à la mairie"))
                .body("expectedWaitSeconds", is(540));
    }

    @Test
    void a_table_of_hours_that_nobody_touched_takes_the_other_editors_hours() {
        Map<String, String> fresh = form("/channels/new");
        fresh.putAll(Map.of("names.en", "Tide desk", "kind", "DESK", "addresses.en", "5 Hill Road", "need.reschedule", "2",
                "need.crisis", "1", "Mo.from.0", "8", "Mo.until.0", "12", "Tu.from.0", "8", "Tu.until.0", "12", "hours",
                "week"));
        String at = saved(fresh, "/channels/new");
        Map<String, String> mine = form(at + "/edit");
        Map<String, String> theirs = form(at + "/edit");
        theirs.putAll(Map.of("Sa.from.0", "9", "Sa.until.0", "13", "need.coverage", "3"));
        saved(theirs, at + "/edit");
        mine.put("names.en", "Ebb desk");
        Response conflict = post(at + "/edit", mine, 409);
        conflict.then().body(containsString("not touched, theirs is taken")).body(not(containsString("kept in the form")));
        saved(fields(conflict), at + "/edit");
        given().get("/api" + at).then().body("names.en", is("Ebb desk"))
                .body("hours.text", is("Mo-Tu 08:00-12:00; Sa 09:00-13:00"))
                .body("rank.coverage", is(3)).body("rank.crisis", is(1));
        post(at + "/retire", withConfirm(at), 303);
    }

    @Test
    void a_form_from_elsewhere_changes_nothing() {
        page().redirects().follow(false).formParam("confirm", "RETIRE")
                .post("/channels/00000000-0000-4000-8000-00000000c001/retire").then().statusCode(403);
    }

    private String saved(Map<String, String> form, String at) {
        form.putIfAbsent("do", "save");
        form.replace("do", "save");
        String location = post(at, form, 303).header("Location");
        return location.replaceFirst("^https?://[^/]+", "").replaceFirst("\\?.*", "");
    }

    private Response post(String at, Map<String, String> form, int status) {
        Response response = page().redirects().follow(false).contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form).post(at);
        response.then().statusCode(status);
        return response;
    }

    private Map<String, String> form(String at) {
        return fields(page().get(at));
    }

    /** What a browser would send if nothing were touched. */
    private static Map<String, String> fields(Response page) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element field : Jsoup.parse(page.asString()).select("main form :is(input, select)")) {
            boolean box = field.attr("type").equals("checkbox") || field.attr("type").equals("radio");
            if (field.tagName().equals("select"))
                fields.put(field.attr("name"), field.select("option[selected], option").stream()
                        .filter(o -> o.hasAttr("selected")).findFirst().orElse(field.selectFirst("option")).val());
            else if (!box || field.hasAttr("checked"))
                fields.put(field.attr("name"), field.val());
        }
        return fields;
    }

    private RequestSpecification page() {
        return given().filter(cookies).header("Accept", "text/html");
    }

    private static void signIn(String person, CookieFilter into) {
        given().filter(into).redirects().follow(false).formParam("name", person).formParam("password", "demo").post("/login")
                .then().statusCode(302);
    }
}
