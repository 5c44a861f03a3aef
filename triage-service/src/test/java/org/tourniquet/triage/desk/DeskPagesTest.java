package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The desk as an agent's browser sees it, without script. */
@QuarkusTest
@RealDesk
class DeskPagesTest {

    private static final String TOKEN = "t".repeat(43);

    @BeforeEach
    void an_empty_desk() {
        QuarkusTransaction.requiringNew().run(() -> {
            Ticket.deleteAll();
            // whoever has told something before, from the same phone, is more urgent
            Ticket.getEntityManager().createNativeQuery("delete from assessment").executeUpdate();
        });
    }

    private String session;

    private void signIn(String who) {
        session = given().redirects().follow(false).formParam("name", who).formParam("password", "demo").post("/login").then()
                .statusCode(302).extract().cookie("tourniquet-session");
    }

    private RequestSpecification browser() {
        RequestSpecification browser = given().redirects().follow(false).header("Accept", "text/html").cookie("csrf-triage",
                TOKEN);
        return session == null ? browser : browser.cookie("tourniquet-session", session);
    }

    private Response post(String path, Map<String, String> form) {
        return browser().formParams(form).formParam("csrf-token", TOKEN).post(path);
    }

    private static void somebodyWaits() {
        String token = given().contentType(ContentType.JSON)
                .body("{\"protocol\":\"natural-disaster\",\"person\":{\"name\":\"Elias\",\"phone\":\"+12025550131\"}}")
                .post("/api/assessments").then().statusCode(201).extract().path("token");
        says(token, "safety", List.of());
        says(token, "horizon", "hours");
        says(token, "present", List.of("power"));
    }

    private static void says(String token, String question, Object value) {
        given().contentType(ContentType.JSON)
                .body(Map.of("question", question, "value", value, "key", UUID.randomUUID().toString()))
                .post("/api/assessments/" + token + "/answers").then().statusCode(200);
    }

    private String taken() {
        Response next = post("/queue/next", Map.of());
        assertEquals(303, next.statusCode());
        Matcher id = Pattern.compile("/tickets/([0-9a-f-]{36})").matcher(next.header("Location"));
        assertTrue(id.find(), next.header("Location"));
        return id.group(1);
    }

    @Test
    void an_empty_desk_says_what_happens_next() {
        signIn("agent");
        browser().get("/").then().statusCode(200).body(containsString("Nobody waits"))
                .body(containsString("Nothing is promised and open."));
        assertTrue(post("/queue/next", Map.of()).header("Location").endsWith("/?nobody=true"));
    }

    @Test
    void an_agent_takes_writes_promises_keeps_and_closes() {
        signIn("agent");
        somebodyWaits();
        browser().get("/").then().body(containsString("The power is out"));
        String id = taken();
        String story = "/tickets/" + id;
        browser().get(story).then().statusCode(200).body(containsString("Within hours")).body(containsString("+12025550131"));
        assertEquals(303, post(story + "/messages", Map.of("medium", "SMS", "text", "We come at five")).statusCode());
        assertEquals(422, post(story + "/promise", Map.of("promised", "I write at six", "at", "2099-01-01T10:00")).statusCode(),
                "a promise beyond thirty days is refused");
        String soon = LocalDateTime.now(ZoneId.of("Europe/Helsinki")).plusHours(2).withNano(0).toString();
        assertEquals(303, post(story + "/promise", Map.of("promised", "I write at six", "at", soon)).statusCode());
        post(story + "/close", Map.of("outcome", "done")).then().statusCode(409).body(containsString("Keep the promise"));
        Matcher promise = Pattern.compile("/promises/([0-9a-f-]{36})/keep").matcher(browser().get(story).asString());
        assertTrue(promise.find());
        assertEquals(303, post(story + "/promises/" + promise.group(1) + "/keep", Map.of()).statusCode());
        assertEquals(303, post(story + "/close", Map.of("outcome", "Power back at six")).statusCode());
        browser().get(story).then().body(containsString("Power back at six")).body(containsString("We come at five"));
        browser().get("/").then().body(containsString("Lately closed"));
    }

    @Test
    void an_editor_who_signs_in_here_comes_to_the_library() {
        signIn("editor");
        assertTrue(browser().get("/").header("Location").endsWith("/library"));
        browser().get("/library").then().statusCode(200).body(containsString("True stories"));
        browser().get("/queue").then().statusCode(403);
    }

    @Test
    void no_constant_of_ours_stands_on_a_page_for_people() {
        signIn("agent");
        somebodyWaits();
        String home = browser().get("/").asString();
        String story = browser().get("/tickets/" + taken()).asString();
        for (String raw : List.of("YELLOW", "DECIDED", "PROVISIONAL", "RED_FLAG", "UNDETERMINED", "WAITING"))
            assertTrue(!home.contains(raw) && !story.contains(raw), raw);
        assertTrue(home.contains("Yellow: one hour") && story.contains("Into the queue. Yellow: one hour"));
        assertTrue(story.contains("go straight to the two ways"), "one thing ticked is sure");
    }

    @Test
    void what_was_typed_stays_when_it_cannot_be_sent() {
        signIn("agent");
        somebodyWaits();
        String id = taken();
        post("/tickets/" + id + "/messages", Map.of("medium", "EMAIL", "text", "My careful words")).then().statusCode(422)
                .body(containsString("My careful words")).body(containsString("do not know a mail address"));
    }

    @Test
    void an_auditor_reads_and_finds_no_button() {
        signIn("auditor");
        somebodyWaits();
        browser().get("/").then().statusCode(200).body(containsString("The power is out"))
                .body(not(containsString("Next person")));
        assertEquals(403, post("/queue/next", Map.of()).statusCode());
    }

    @Test
    void a_form_that_is_not_ours_changes_nothing() {
        signIn("agent");
        somebodyWaits();
        assertEquals(403, browser().post("/queue/next").statusCode());
    }

    @Test
    void nobody_reads_the_desk_without_signing_in() {
        for (String path : List.of("/", "/queue", "/tickets/" + UUID.randomUUID(), "/find?passport=x"))
            assertTrue(browser().get(path).header("Location").contains("/login"), path);
    }
}
