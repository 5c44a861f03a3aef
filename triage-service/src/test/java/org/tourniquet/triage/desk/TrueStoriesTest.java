package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.assessment.Humans;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** From a solved story to a true one that gives heart to the next person; never without a yes, never invented. */
@QuarkusTest
@RealDesk
class TrueStoriesTest extends AtTheDesk {

    private static final String TOKEN = "t".repeat(43);

    @Inject
    Humans humans;

    @BeforeEach
    void an_empty_library() {
        QuarkusTransaction.requiringNew().run(() -> {
            Ticket.getEntityManager().createNativeQuery("delete from true_story").executeUpdate();
            Ticket.getEntityManager().createNativeQuery("delete from helped").executeUpdate();
        });
    }

    /** Somebody with no power, helped; the path of the page where they are asked. */
    private String helped(String solved) throws Exception {
        told("hours", PHONE);
        String id = taken("agent");
        as("agent").body("{\"outcome\":\"Power is back\",\"solved\":" + solved + "}").post("/api/tickets/" + id + "/close")
                .then()
                .statusCode(200);
        return id;
    }

    private String asked() throws Exception {
        helped("true");
        String text = cipher.open(event("message-requested").path("sealedBody").asText());
        Matcher link = Pattern.compile("/tell/[\\w-]+").matcher(text);
        assertTrue(link.find(), text);
        return link.group();
    }

    private static RequestSpecification reader() {
        return given().redirects().follow(false).header("Accept", "text/html").cookie("tourniquet-lang", "fi");
    }

    private static Response editor(String path, Map<String, String> form) {
        String session = given().redirects().follow(false).formParam("name", "editor").formParam("password", "demo")
                .post("/login").then().extract().cookie("tourniquet-session");
        RequestSpecification browser = given().redirects().follow(false).header("Accept", "text/html")
                .cookie("csrf-triage", TOKEN).cookie("tourniquet-session", session);
        return form == null ? browser.get(path) : browser.formParams(form).formParam("csrf-token", TOKEN).post(path);
    }

    private static String book() {
        Matcher id = Pattern.compile("/library/([0-9a-f-]{36})").matcher(editor("/library", null).asString());
        assertTrue(id.find());
        return "/library/" + id.group(1);
    }

    private String storyOfTheNext() {
        return given().get("/api/assessments/" + told("hours", "")).then().extract().path("next.verdict.story.text");
    }

    @Test
    void who_was_helped_is_asked_tells_with_consent_and_an_editor_publishes() throws Exception {
        String tell = asked();
        reader().get(tell).then().statusCode(200).body(containsString("Saavatko muut kuulla"));
        reader().formParam("words", "Naapuri auttoi.").post(tell).then().statusCode(422)
                .body(containsString("Naapuri auttoi."));
        assertEquals(null, storyOfTheNext(), "nothing without a yes");
        assertEquals(303, reader().formParam("words", "Naapuri auttoi.").formParam("consent", "1").post(tell).statusCode());
        assertEquals(null, storyOfTheNext(), "nothing before an editor has read it");
        String book = book();
        editor(book, null).then().statusCode(200).body(containsString("Naapuri auttoi."));
        assertEquals(303, editor(book + "/publish", Map.of("text", "Naapuri auttoi.", "teller", "Isä", "tag", "disaster-power"))
                .statusCode());
        given().get("/api/assessments/" + told("hours", "")).then().body("next.verdict.story.text", equalTo("Naapuri auttoi."))
                .body("next.verdict.story.teller", equalTo("Isä")).body("next.verdict.story.example", equalTo(false))
                .body("next.verdict.story.language", equalTo("fi"));
        given().cookie("tourniquet-lang", "en").get("/help/" + told("hours", "")).then()
                .body(not(containsString("Naapuri")));
        reader().get(tell).then().body(containsString("Muut voivat nyt lukea sen"));
        assertEquals(303, reader().post(tell + "/withdraw").statusCode());
        assertEquals(null, storyOfTheNext(), "taken back is gone at once");
        reader().get(tell).then().body(not(containsString("Naapuri")));
    }

    @Test
    void a_rejected_story_is_not_shown_and_the_reason_is_kept() throws Exception {
        String tell = asked();
        reader().formParam("words", "Matti Meikäläinen auttoi.").formParam("consent", "1").post(tell);
        String book = book();
        assertEquals(422, editor(book + "/reject", Map.of("reason", " ")).statusCode());
        assertEquals(303, editor(book + "/reject", Map.of("reason", "Names somebody")).statusCode());
        editor("/library", null).then().body(containsString("Names somebody"));
        assertEquals(null, storyOfTheNext());
        reader().get(tell).then().body(containsString("Sitä ei näytetä muille"));
    }

    @Test
    void words_of_danger_in_a_story_for_others_ring_the_bell_too() throws Exception {
        String tell = asked();
        reader().formParam("words", "Isä ei hengitä kunnolla").formParam("consent", "1").post(tell);
        assertEquals("WORDS_OF_DANGER", event("alert-raised").path("kind").asText());
    }

    @Test
    void nobody_is_asked_after_danger_of_life_or_when_nothing_was_solved() throws Exception {
        helped("false");
        String red = person(PHONE);
        says(red, "safety", List.of("LIFE"));
        String id = taken("agent");
        as("agent").body("{\"outcome\":\"Brought out\"}").post("/api/tickets/" + id + "/close").then().statusCode(200);
        assertEquals(0L, QuarkusTransaction.requiringNew().call(() -> ((Number) Ticket.getEntityManager()
                .createNativeQuery("select count(*) from true_story").getSingleResult()).longValue()));
    }

    @Test
    void readers_who_are_no_editors_change_nothing_and_strangers_see_nothing() {
        given().redirects().follow(false).header("Accept", "text/html").get("/library").then().statusCode(302);
        reader().get("/tell/AAAAAAAAAAAAAAAAAAAAAAAAAAA").then().statusCode(404);
    }

    @Test
    void from_ten_people_on_we_say_how_many_were_helped() throws Exception {
        for (int i = 0; i < 9; i++)
            helped("true");
        helped("false");
        given().get("/api/assessments/" + told("hours", "")).then().body("next.verdict.helped", nullValue());
        taken("agent");
        helped("true");
        String token = told("hours", "");
        given().get("/api/assessments/" + token).then().body("next.verdict.helped", equalTo(10));
        given().cookie("tourniquet-lang", "en").get("/help/" + token).then()
                .body(containsString("We helped 10 people with this."));
    }
}
