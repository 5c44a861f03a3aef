package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Production's first day: nobody has signed off a protocol yet, so there is nothing to ask, and everybody gets a human. */
@QuarkusTest
@RealDesk
@TestProfile(FirstDayTest.AsInProduction.class)
class FirstDayTest extends AtThePhone {

    public static class AsInProduction implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tourniquet.assessment.publish-unsigned", "false");
        }
    }

    @Test
    void who_asks_for_a_human_gets_a_story_that_is_open_in_their_browser() {
        given().get("/help").then().statusCode(200).body(containsString("A human helps you here."));
        String key = UUID.randomUUID().toString();
        Response asked = human(key);
        assertEquals(303, asked.statusCode());
        String story = asked.header("Location");
        given().cookies(asked.cookies()).get(story).then().statusCode(200).body(containsString("/story/"))
                .body(containsString("name=\"words\""));
        assertEquals(story, human(key).header("Location"), "pressed twice it is one story");
        given().cookies(asked.cookies()).redirects().follow(false).formParam("words", "My son is trapped in the cellar")
                .post(story).then().statusCode(303);
        assertEquals(1L, count("state = 'WAITING'"));
        as("agent").post("/api/queue/next").then().body("headline", equalTo("Asks for a human"))
                .body("timeline.kind", hasItems("WISHED_HUMAN", "ALERT"));
    }

    private static Response human(String key) {
        return given().redirects().follow(false).formParam("human", "1").formParam("key", key).post("/help");
    }

    @Test
    void a_text_of_danger_is_in_the_queue_and_rings() throws Exception {
        texts("My house is on fire", 0);
        assertEquals("WORDS_OF_DANGER", event("alert-raised").path("kind").asText());
        as("agent").post("/api/queue/next").then().body("timeline.text", hasItem("My house is on fire"));
    }

    @Test
    void a_harmless_text_and_a_word_that_begins_are_for_a_human_too() throws Exception {
        texts("I lost my key", 0);
        texts("FI", 0);
        soon(() -> assertEquals(1L, messages("FI")));
        assertEquals(1L, count("state = 'WAITING'"));
    }

    @Test
    void one_bad_row_keeps_nobody_else_waiting() throws Exception {
        texts("I lost my key", 0);
        soon(() -> assertEquals(1L, count("lane = 3")));
        sql("insert into dialogue (id, phone_print, sealed_phone, stage, misses, offered_at, began_at, heard_at) values "
                + "(gen_random_uuid(), 'print', 'this was never sealed', 'LANGUAGE', 0, 0, now(), now() - interval '1 hour')");
        sql("insert into text_line (id, dialogue, direction, kind, sealed_body, at) select gen_random_uuid(), id, 'IN', "
                + "'WORDS', 'nor was this', now() from dialogue where phone_print = 'print'");
        time.forward(Duration.ofMinutes(121));
        sweep.round();
        assertEquals(1L, count("lane = 2"), "twice the promise: moved forward");
        given().baseUri(RestAssured.baseURI).get("/q/metrics").then()
                .body(containsString("tourniquet_sweep_failed_total{step=\"undecided\""));
    }

    @Test
    void who_was_asked_what_it_is_about_before_the_questions_were_taken_away_gets_a_human() throws Exception {
        String print = cipher.fingerprint(PHONE);
        sql("insert into dialogue (id, phone_print, sealed_phone, stage, misses, offered_at, began_at, heard_at) values "
                + "(gen_random_uuid(), '" + print + "', '" + cipher.seal(PHONE)
                + "', 'SUBJECT', 0, 0, now(), now() - interval '1 hour')");
        sql("insert into text_line (id, dialogue, direction, kind, sealed_body, at) select gen_random_uuid(), id, 'IN', 'WORDS', '"
                + cipher.seal("we are trapped") + "', now() from dialogue");
        sweep.round();
        sweep.round();
        assertEquals(1L, count("phone_print = '" + print + "'"));
        assertEquals("WORDS_OF_DANGER", event("alert-raised").path("kind").asText());
    }
}
