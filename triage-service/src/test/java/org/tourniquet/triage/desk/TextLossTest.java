package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** What can go wrong around a dialogue by text: it begins too early, rests too long, or does not arrive. */
@QuarkusTest
@RealDesk
class TextLossTest extends AtThePhone {

    @Test
    void a_verdict_that_did_not_arrive_is_said_to_the_agent_who_is_told_to_call() throws Exception {
        toTheVerdict();
        String verdict = lastId();
        settled(verdict, "UNKNOWN");
        soon(() -> assertEquals(1L, count("unreached_since is not null")));
        String id = taken("agent");
        as("agent").get("/api/tickets/" + id).then().body("timeline.title",
                hasItem("It is not known whether the verdict reached the phone: call")).body("unread", equalTo(true));
        settled(verdict, "FAILED");
        soon(() -> as("agent").get("/api/tickets/" + id).then()
                .body("timeline.title", hasItem("The verdict did not reach the phone: call"))
                .body("timeline.tag", hasItem("not delivered")));
        settled(verdict, "ACCEPTED"); // late and overtaken
        given().auth().preemptive().basic("agent", "demo").get("/api/tickets/" + id).then()
                .body("timeline.tag", not(hasItem("accepted")));
        replies(UUID.randomUUID(), "SMS", PHONE, "I am at my sister's now, please call");
        soon(() -> assertEquals(0L, count("unreached_since is not null")));
    }

    @Test
    void a_verdict_that_arrived_is_in_the_story_as_it_went_out() throws Exception {
        String text = toTheVerdict();
        settled(lastId(), "DELIVERED");
        String id = taken("agent");
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("timeline.title", hasItem("The verdict by text message"))
                .body("timeline.text", hasItem(text)).body("timeline.tag", hasItem("delivered")));
        assertEquals(0L, count("unreached_since is not null"));
    }

    @Test
    void who_cannot_be_texted_at_all_is_in_the_queue_before_any_answer() throws Exception {
        texts("water in the house");
        settled(lastId(), "FAILED");
        soon(() -> assertEquals(1L, count("state = 'WAITING' and unreached_since is not null")));
        as("agent").post("/api/queue/next").then().body("timeline.text", hasItem("water in the house"))
                .body("timeline.title", hasItem("A question did not reach the phone: call"));
    }

    @Test
    void a_question_whose_end_is_not_known_makes_no_story_of_its_own() throws Exception {
        texts("EN");
        settled(lastId(), "UNKNOWN");
        texts("none");
        assertEquals(0L, count("1 = 1"));
    }

    @Test
    void a_text_that_comes_before_its_incident_begins_when_that_comes() throws Exception {
        sql("delete from known_incident where id = '" + FLOOD + "'");
        texts("بيتنا فيه ماء", 0);
        soon(() -> assertEquals(1L, number("select count(*) from dialogue where stage = 'WAITING'")));
        topics.source("incident-changed").send(json.writeValueAsString(Map.of("id", FLOOD, "version", 1, "title", "Flood",
                "kind", "NATURAL_DISASTER", "mode", "LIVE", "state", "OPEN", "protocol", "natural-disaster")));
        assertTrue(said(news(PATIENCE)).contains("112"));
        assertEquals(0L, count("1 = 1"), "no reply without a story");
        assertEquals(1L, number("select count(*) from dialogue where stage = 'ASKING' and incident = '" + FLOOD + "'"));
    }

    @Test
    void in_calm_times_a_bare_number_waits_for_a_human_and_the_start_word_still_begins_in_the_same_story() throws Exception {
        sql("delete from known_incident where id = '" + FLOOD + "'");
        texts("1", 0);
        soon(() -> assertEquals(1L, count("state = 'WAITING'")));
        assertEquals(0L, number("select count(*) from dialogue"));
        a_flood_is_on();
        assertTrue(said(texts("EN")).contains("112"), "nobody is left without an answer");
        texts("none");
        texts("1");
        assertEquals(1L, count("1 = 1"), "told once");
        assertEquals(1L, count("assessment is not null and urgency = 'ORANGE'"));
        as("agent").post("/api/queue/next").then().body("timeline.text", hasItem("1"));
    }

    @Test
    void while_an_incident_is_open_a_bare_number_begins_as_any_words_do_and_resumes_what_rested() throws Exception {
        assertTrue(said(texts("1")).contains("112"));
        sql("delete from dialogue");
        sql("delete from assessment");
        texts("EN");
        texts("none");
        rested(73);
        List<String> anew = texts("2");
        assertTrue(said(anew).contains("It has been a while, so we begin anew."), anew.toString());
        assertTrue(said(anew).contains("Is any of this true right now?"), anew.toString());
        assertEquals(2L, number("select count(*) from assessment"));
    }

    @Test
    void a_dialogue_rests_as_long_as_its_protocol_says_and_asks_nothing_twice() throws Exception {
        texts("EN");
        texts("none");
        rested(71);
        assertTrue(said(texts("2")).contains("10) None of these"));
        assertEquals(1L, number("select count(*) from assessment"));
        assertEquals(2L, number("select count(*) from answer"));
    }

    @Test
    void what_rested_too_long_begins_anew_in_a_browser_too() throws Exception {
        texts("EN");
        texts("none");
        String token = QuarkusTransaction.requiringNew().call(() -> (String) Ticket.getEntityManager()
                .createNativeQuery("select token from assessment").getSingleResult());
        given().get("/help/" + token).then().statusCode(200).body(not(containsString("Begin anew")));
        rested(73);
        given().get("/help/" + token).then().statusCode(200).body(containsString("Begin anew"))
                .body(containsString("/help?protocol=natural-disaster"));
    }

    @Test
    void enough_is_a_verdict_for_the_agent_too_and_more_goes_on() throws Exception {
        texts("EN");
        texts("none");
        texts("2");
        String question = said(texts("4 5 9"));
        while (!question.contains("Enough? Send: enough"))
            question = said(texts("1"));
        String verdict = said(texts("ENOUGH"));
        assertTrue(verdict.startsWith("So far this first: "), verdict);
        assertTrue(verdict.contains("more = go on"), verdict);
        as("agent").post("/api/queue/next").then().body("status", equalTo("PROVISIONAL"));
        String on = said(texts("more"));
        assertTrue(on.contains("1) "), on);
        assertFalse(on.contains("Enough? Send"), "said in full once");
    }

    /** Everything said so far lies so many hours back, and the sweep has been there. */
    private static void rested(int hours) {
        String then = "now() - interval '" + hours + " hours'";
        sql("update assessment set heard_at = " + then + ", started_at = " + then + ", ended_at = now()");
        sql("update dialogue set heard_at = " + then + ", began_at = " + then);
        sql("update text_line set at = " + then);
    }

    private String toTheVerdict() throws Exception {
        texts("EN");
        texts("none");
        texts("2");
        String text = said(texts("4"));
        assertTrue(text.contains("/help/"), text);
        return text;
    }

    private String lastId() throws Exception {
        return json.readTree((String) topics.sink("message-requested").received().getLast().getPayload()).path("id").asText();
    }
}
