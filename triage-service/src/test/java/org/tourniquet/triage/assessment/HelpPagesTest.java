package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A person without script: every step is a plain form post that leads to a page. */
@QuarkusTest
@RealDesk
class HelpPagesTest {

    private static final int MOST_BYTES = 20_000;

    private static RequestSpecification browser(String language) {
        return given().redirects().follow(false).header("Accept", "text/html").cookie("tourniquet-lang", language);
    }

    private static String page(String path, String language) {
        Response response = browser(language).get(path);
        assertEquals(200, response.statusCode(), path);
        assertTrue(response.asString().getBytes(StandardCharsets.UTF_8).length < MOST_BYTES, "under 20 kB");
        return response.asString();
    }

    private static String begin(String language) {
        String first = page("/help?protocol=natural-disaster", language);
        return token(browser(language).formParam("protocol", "natural-disaster").formParam("key", key(first))
                .formParam("question", "safety").formParam("go", "none").post("/help"));
    }

    private static String token(Response response) {
        assertEquals(303, response.statusCode());
        Matcher found = Pattern.compile("/help/([\\w-]+)").matcher(response.header("Location"));
        assertTrue(found.find());
        return found.group(1);
    }

    private static String key(String page) {
        Matcher found = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(found.find());
        return found.group(1);
    }

    private static Response post(String token, String language, Map<String, String> form) {
        return browser(language).formParams(form).formParam("key", UUID.randomUUID().toString()).post("/help/" + token);
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "fr", "fi", "hu", "eo", "ar" })
    void the_whole_way_works_without_script_in_every_language(String language) {
        String first = page("/help?protocol=natural-disaster", language);
        assertTrue(first.contains("lang=\"" + language + "\""));
        assertTrue(first.contains("dir=\"" + ("ar".equals(language) ? "rtl" : "ltr") + "\""));
        String token = begin(language);
        post(token, language, Map.of("question", "horizon", "value", "hours"));
        browser(language).formParam("question", "present").formParam("go", "ticks").formParam("value", "power")
                .formParam("value", "comms").formParam("key", "p").post("/help/" + token);
        String page = page("/help/" + token, language);
        for (int i = 0; i < 12 && page.contains("class=\"ask\""); i++) {
            Matcher question = Pattern.compile("name=\"question\" value=\"([^\"]+)\"").matcher(page);
            assertTrue(question.find());
            post(token, language,
                    question.group(1).startsWith("pick-") ? Map.of("question", question.group(1), "value", "power")
                            : Map.of("question", question.group(1), "go", "unknown"));
            page = page("/help/" + token, language);
        }
        assertTrue(page.contains("class=\"ways\""), "a verdict with two ways");
        assertFalse(page.contains("help:"), "every sentence has its words");
    }

    @Test
    void a_look_at_the_first_page_keeps_nothing() {
        Response first = browser("en").get("/help?incident=" + UUID.randomUUID() + "&r=abc");
        assertEquals(200, first.statusCode());
        assertFalse(first.detailedCookies().hasCookieWithName("tourniquet-help"));
    }

    @Test
    void a_red_flag_shows_what_to_do_at_once() {
        String first = page("/help?protocol=natural-disaster", "en");
        Response answered = browser("en").formParam("protocol", "natural-disaster").formParam("key", key(first))
                .formParam("question", "safety").formParam("go", "ticks").formParam("value", "LIFE").post("/help");
        browser("en").get("/help/" + token(answered)).then().statusCode(200).body(containsString("tel:112"))
                .body(containsString("Do this now")).body(not(containsString("class=\"ask\"")));
    }

    @Test
    void whoever_may_harm_themselves_is_told_who_listens_and_everybody_finds_more_numbers_without_script() {
        String first = page("/help?protocol=natural-disaster", "en");
        assertTrue(first.contains("<summary>More emergency numbers</summary>") && first.contains("href=\"sms:112\""));
        Response answered = browser("en").formParam("protocol", "natural-disaster").formParam("key", key(first))
                .formParam("question", "safety").formParam("go", "ticks").formParam("value", "SELF_HARM").post("/help");
        String red = page("/help/" + token(answered), "en");
        assertTrue(red.substring(red.indexOf("class=\"alarm\"")).contains("href=\"tel:0925250111\""), red);
    }

    @Test
    void the_emergency_number_a_human_and_the_way_out_are_on_every_screen() {
        String token = begin("fi");
        for (String path : new String[] { "/help", "/help/" + token, "/help/" + token + "?at=safety",
                "/help/" + token + "?human=true" })
            assertTrue(page(path, "fi").contains("tel:112") && page(path, "fi").contains("Haluan puhua ihmiselle")
                    && page(path, "fi").contains("class=\"leave\""), path);
    }

    @Test
    void nothing_ticked_is_asked_again_and_not_taken_for_safety() {
        String first = page("/help?protocol=natural-disaster", "en");
        browser("en").formParam("protocol", "natural-disaster").formParam("key", key(first)).formParam("question", "safety")
                .formParam("go", "ticks").post("/help").then().statusCode(422).body(containsString("Tick at least one"));
    }

    @Test
    void going_back_loses_nothing_and_another_answer_counts() {
        String token = begin("en");
        post(token, "en", Map.of("question", "horizon", "value", "days"));
        String back = page("/help/" + token + "?at=horizon", "en");
        assertTrue(back.contains("Within days") || back.contains("chosen"));
        assertEquals(303, post(token, "en", Map.of("question", "horizon", "value", "hours")).statusCode());
        assertTrue(page("/help/" + token, "en").contains("name=\"question\" value=\"present\""));
        given().get("/api/assessments/" + token).then().statusCode(200);
    }

    @Test
    void the_same_click_twice_begins_once() {
        String key = key(page("/help?protocol=natural-disaster", "en"));
        var form = Map.of("protocol", "natural-disaster", "key", key, "question", "safety", "go", "none");
        assertEquals(token(browser("en").formParams(form).post("/help")), token(browser("en").formParams(form).post("/help")));
    }

    @Test
    void an_address_that_was_cut_off_leads_to_the_emergency_number_a_human_and_a_new_beginning() {
        String lost = given().accept("text/html").get("/help/cut-off").then().statusCode(404).extract().asString();
        assertTrue(lost.contains("href=\"tel:112\"") && lost.contains("href=\"/help\"") && lost.contains("Talk to a human"),
                lost);
    }

    @Test
    void enough_shows_a_provisional_verdict_and_the_questions_go_on_when_wanted() {
        String token = begin("en");
        post(token, "en", Map.of("question", "horizon", "value", "hours"));
        browser("en").formParam("question", "present").formParam("go", "ticks").formParam("value", "power")
                .formParam("value", "comms").formParam("value", "shelter").formParam("value", "water_food")
                .formParam("key", "p")
                .post("/help/" + token);
        String page = page("/help/" + token, "en");
        for (int i = 0; i < 3 && !page.contains("So far:"); i++) {
            Matcher question = Pattern.compile("name=\"question\" value=\"([^\"]+)\"").matcher(page);
            assertTrue(question.find());
            post(token, "en", Map.of("question", question.group(1), "value", "shelter"));
            page = page("/help/" + token, "en");
        }
        assertTrue(page.contains("So far:"), "offered by the fifth screen");
        assertEquals(303, browser("en").post("/help/" + token + "/enough").statusCode());
        assertTrue(page("/help/" + token, "en").contains("A first answer"));
        assertEquals(303, browser("en").post("/help/" + token + "/human").statusCode());
        assertTrue(page("/help/" + token, "en").contains("You are in the queue"), "it is seen that the wish was heard");
        assertEquals(303, browser("en").post("/help/" + token + "/more").statusCode());
        assertTrue(page("/help/" + token, "en").contains("class=\"ask\""));
    }

    @Test
    void who_asks_for_a_human_gets_a_story_and_a_way_at_once_even_before_the_first_answer() {
        Response asked = browser("en").formParam("protocol", "natural-disaster")
                .formParam("key", key(page("/help?protocol=natural-disaster", "en")))
                .formParam("human", "1").post("/help");
        String token = token(asked);
        assertTrue(asked.header("Location").endsWith("?human=true"));
        String page = page("/help/" + token + "?human=true", "en");
        assertTrue(page.contains("You are in the queue") && page.contains("How shall we reach you?"));
        assertEquals(303, browser("en").formParam("human", "1").formParam("phone", "+1 202-555-0144")
                .formParam("words", "Please write").post("/help/" + token + "/contact").statusCode());
        assertTrue(page("/help/" + token + "?human=true", "en").contains("•••• 0144"));
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport(page)).then().statusCode(200)
                .body("person.phone", equalTo("+12025550144"))
                .body("timeline.text", hasItem("Please write"));
    }

    @Test
    void who_asks_for_a_human_before_choosing_a_situation_is_not_taken_for_the_first_one() {
        Response asked = browser("en").formParam("key", UUID.randomUUID().toString()).formParam("human", "1").post("/help");
        String token = token(asked);
        String page = page("/help/" + token + "?human=true", "en");
        assertTrue(page.contains("You are in the queue") && page.contains("tel:112"));
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport(page)).then().statusCode(200)
                .body("headline", equalTo("Has not said yet what it is about"));
        String choice = page("/help/" + token, "en");
        assertTrue(choice.contains("action=\"/help/" + token + "/about\"") && choice.contains("tel:112"));
        assertEquals(303, browser("en").formParam("protocol", "service-outage").post("/help/" + token + "/about").statusCode());
        assertTrue(page("/help/" + token, "en").contains("name=\"question\" value=\"safety\""));
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport(page)).then().statusCode(200)
                .body("timeline.kind", hasItem("SAID_ABOUT"));
    }

    private static String passport(String page) {
        Matcher found = Pattern.compile("class=\"code\">([^<]+)<").matcher(page);
        assertTrue(found.find());
        return found.group(1);
    }

    @Test
    void a_wrong_address_is_named_and_what_was_typed_stays() {
        String token = begin("en");
        browser("en").formParam("human", "1").formParam("email", "not an address").formParam("name", "Elias")
                .post("/help/" + token + "/contact").then().statusCode(422)
                .body(containsString("This is not an e-mail address.")).body(containsString("Elias"));
    }
}
