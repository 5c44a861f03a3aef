package org.tourniquet.triage.assessment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What a person decides on the way and after it: what comes first, which way, going on elsewhere. */
@QuarkusTest
@RealDesk
class HelpFormTest {

    private static final int MOST_BYTES = 20_000;

    static RequestSpecification browser() {
        return given().redirects().follow(false).header("Accept", "text/html").cookie("tourniquet-lang", "en");
    }

    static String begun() {
        return given().contentType(ContentType.JSON).body("{\"protocol\":\"natural-disaster\",\"language\":\"en\"}")
                .post("/api/assessments").then().statusCode(201).extract().path("token");
    }

    static ValidatableResponse says(String token, String question, Object value) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("question", question, "value", value, "key", UUID.randomUUID().toString()))
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
    }

    /** Power is found, although a place to sleep is what the person wants solved first. */
    static String decided() {
        String token = begun();
        says(token, "safety", List.of());
        says(token, "horizon", "hours");
        says(token, "present", List.of("power", "comms", "shelter"));
        String next = next(token);
        for (int i = 0; i < 20 && next != null; i++) {
            says(token, next, next.equals("pick-choice") ? "shelter" : next.startsWith("pick-") ? "power" : "unknown");
            next = next(token);
        }
        says(token, "pick-choice", "shelter");
        return token;
    }

    private static String next(String token) {
        String next = given().get("/api/assessments/" + token).then().extract().path("next.question.id");
        return next;
    }

    private static Response post(String path, Map<String, ?> form) {
        return browser().formParams(form).post(path);
    }

    private static String page(String path) {
        return browser().get(path).then().statusCode(200).extract().asString();
    }

    @Test
    void the_verdict_tells_its_parts_in_the_fixed_order() {
        String token = decided();
        String page = page("/help/" + token);
        List<String> parts = List.of("You told us:", "<h1>First:", "class=\"lead\"", "How we got there", "Two ways to begin",
                "Start with this", "The hard part", "How to reach us now", "While you wait", "This is not what I need");
        int at = -1;
        for (String part : parts) {
            int found = page.indexOf(part, at);
            assertTrue(found > at, part + " comes later than what stands after it, or not at all");
            at = found;
        }
        for (String raw : List.of("YELLOW", "DECIDED", "PROVISIONAL", "RED_FLAG", "UNDETERMINED", "TECH_CHAT", "TEXT_AGENT"))
            assertFalse(page.contains(raw), raw + " is no word for people");
    }

    @Test
    void the_persons_word_on_what_comes_first_is_obeyed_and_kept_beside_what_was_found() {
        String token = decided();
        browser().get("/help/" + token).then().body(containsString("You want “No safe place to sleep” solved first"));
        assertEquals(303, post("/help/" + token + "/first", Map.of("issue", "shelter")).statusCode());
        String page = page("/help/" + token);
        assertTrue(page.contains("First, as you wish: No safe place to sleep"));
        assertTrue(page.contains("Your answers point to “The power is out”"));
        given().get("/api/assessments/" + token).then().body("next.verdict.winner", equalTo("power"))
                .body("next.verdict.chosen", equalTo("shelter")).body("next.verdict.urgency", equalTo("YELLOW"))
                .body("next.verdict.options[0].id", equalTo("open-shelter"));
        String passport = given().get("/api/assessments/" + token).then().extract().path("passport");
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport).then().statusCode(200)
                .body("winner", equalTo("shelter")).body("timeline.title", hasItem(containsString(
                        "Wants something else first. No safe place to sleep. The questions point to: The power is out")));
        post("/help/" + token + "/first", Map.of("issue", "power"));
        assertTrue(page("/help/" + token).contains("First: The power is out"), "a wish can be taken back");
        assertEquals(422, post("/help/" + token + "/first", Map.of("issue", "paperwork")).statusCode());
    }

    @Test
    void a_way_is_taken_by_one_tap_and_walked_one_step_at_a_time() {
        String token = decided();
        String way = "/help/" + token + "/way";
        assertEquals(303, browser().get(way).statusCode(), "no way was taken yet");
        assertEquals(303, post(way, Map.of("way", "report")).statusCode());
        assertTrue(page(way).contains("Step 1 of 3") && page(way).contains("<svg"));
        assertEquals(303, post(way + "/done", Map.of("step", "1")).statusCode());
        post(way + "/done", Map.of("step", "1")); // an impatient finger
        assertTrue(page(way).contains("Step 2 of 3"));
        assertTrue(page(way + "?step=1").contains("Step 1 of 3"), "a look back changes nothing");
        assertTrue(page("/help/" + token).contains("Go on: 1 of 3 steps done"));
        String pictures = page(way + "?as=pictures");
        assertTrue(pictures.split("<svg class=\"picture\"").length == 4 && !page(way + "?as=lines").contains("<svg"));
        post(way + "/done", Map.of("step", "2"));
        post(way + "/done", Map.of("step", "3"));
        assertTrue(page(way).contains("Is it better now?"));
        post(way + "/better", Map.of());
        assertTrue(page(way).contains("Good to hear"));
        assertEquals(422, post(way, Map.of("way", "no-such-way")).statusCode());
        String passport = given().get("/api/assessments/" + token).then().extract().path("passport");
        given().auth().preemptive().basic("lead", "demo").get("/api/stories/" + passport).then()
                .body("timeline.title", hasItem("Began with: Get the fault repaired"))
                .body("timeline.title", hasItem("Steps done: 3 of 3"))
                .body("timeline.title", hasItem("Says that it is better now"));
    }

    @Test
    void words_of_danger_make_the_safety_question_the_next_one_and_change_nothing_else() {
        String token = decided();
        says(token, "words", "My father is not breathing well").body("next.question.id", equalTo("safety"));
        assertTrue(page("/help/" + token).contains("What you wrote worries us"));
        says(token, "safety", List.of()).body("next.verdict.winner", equalTo("power"))
                .body("next.verdict.urgency", equalTo("YELLOW"));
        says(token, "words", "he cannot breathe, he is dying").body("next.question.id", equalTo("safety"));
        says(token, "safety", List.of("LIFE")).body("next.verdict.status", equalTo("RED_FLAG"));
    }

    @Test
    void two_answers_that_do_not_go_together_are_asked_about_kindly_and_once() {
        String token = given().contentType(ContentType.JSON).body("{\"protocol\":\"service-outage\",\"language\":\"en\"}")
                .post("/api/assessments").then().statusCode(201).extract().path("token");
        says(token, "safety", List.of());
        says(token, "horizon", "hours");
        says(token, "present", List.of("breach", "login")).body("next.question.id", equalTo("safety"));
        browser().get("/help/" + token).then().statusCode(200).body(containsString("You ticked “"))
                .body(containsString("So let us check one thing again"));
        says(token, "safety", List.of());
        String page = page("/help/" + token);
        assertFalse(page.contains("So let us check one thing again"));
    }

    @Test
    void nothing_that_was_told_stays_in_the_browser() {
        String token = begun();
        for (String path : List.of("/help", "/help/" + token, "/help/" + token + "/way", "/help/code", "/story"))
            assertTrue(browser().get(path).header("Cache-Control").contains("no-store"), path);
    }

    /** Everything that a phone without anything in its memory has to load, as it comes over the air. */
    @ParameterizedTest
    @ValueSource(strings = { "en", "hu", "ar" })
    void a_first_page_with_all_that_belongs_to_it_is_under_twenty_kilobytes(String language) throws Exception {
        String base = "http://localhost:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", String.class);
        if (base.endsWith(":0"))
            base = "http://localhost:" + io.restassured.RestAssured.port;
        String path = "/help?protocol=natural-disaster";
        int bytes = transferred(base + path, language);
        String html = given().cookie("tourniquet-lang", language).get(path).asString();
        var files = new HashSet<String>();
        Matcher file = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg))\"").matcher(html);
        while (file.find())
            files.add(file.group(1));
        assertTrue(files.size() >= 3, files.toString());
        for (String one : files)
            bytes += transferred(base + one, language);
        assertTrue(bytes < MOST_BYTES, bytes + " bytes with " + files);
    }

    private static int transferred(String address, String language) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> response = client.send(HttpRequest.newBuilder(URI.create(address))
                    .header("Accept-Encoding", "gzip").header("Cookie", "tourniquet-lang=" + language).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, response.statusCode(), address);
            var head = new ByteArrayOutputStream();
            response.headers().map()
                    .forEach((name, values) -> values.forEach(v -> head.writeBytes((name + ": " + v).getBytes())));
            return response.body().length + head.size();
        }
    }
}
