package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;

/** Words of danger, wherever they come: a human is called, the person gets the number and the safety question, once. */
@QuarkusTest
@RealDesk
class CryForHelpTest extends AtThePhone {

    private static final String DANGER = "we are trapped in the cellar";
    private static final String MAIL = "anna@example.org";

    @Test
    void a_strangers_text_without_an_incident_gets_the_question_and_the_answer_joins_the_story() throws Exception {
        sql("delete from known_incident where id = '" + FLOOD + "'");
        String asked = said(texts(DANGER));
        assertTrue(asked.contains("call 112"), asked);
        assertTrue(asked.contains("Is any of this true right now?"), asked);
        assertEquals("WORDS_OF_DANGER", event("alert-raised").path("kind").asText());
        assertTrue(said(texts("1")).startsWith("Emergency number: 112"));
        assertEquals(1L, count("1 = 1"), "one story");
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("RED")).body("timeline.text", hasItem(DANGER));
    }

    @Test
    void a_text_to_a_story_that_began_in_a_browser_gets_the_question() throws Exception {
        told("later", ",\"person\":{\"phone\":\"" + AtThePhone.PHONE + "\"}");
        assertTrue(said(texts("olemme loukussa kellarissa")).contains("112"));
        texts("olemme yhä loukussa", 0);
        soon(() -> assertEquals(1L, messages("olemme yhä loukussa")));
        assertTrue(said(texts("1")).contains("112"));
        soon(() -> assertEquals(1L, count("urgency = 'RED'")));
        assertEquals(1L, count("1 = 1"), "one story");
    }

    @Test
    void a_text_to_a_closed_story_opens_it_and_gets_the_question() throws Exception {
        told("later", ",\"person\":{\"phone\":\"" + AtThePhone.PHONE + "\"}");
        String id = taken("agent");
        as("agent").body("{\"outcome\":\"Power is back\"}").post("/api/tickets/" + id + "/close").then().statusCode(200);
        assertTrue(said(texts("olemme loukussa kellarissa")).contains("112"));
        assertEquals(1L, count("state = 'WAITING'"));
    }

    @Test
    void a_mail_gets_one_message_with_the_number_and_the_link_to_the_question() throws Exception {
        replies(UUID.randomUUID(), "EMAIL", MAIL, DANGER);
        var event = event("message-requested");
        assertEquals("EMAIL", event.path("medium").asText());
        String letter = cipher.open(event.path("sealedBody").asText());
        assertTrue(letter.contains("call 112"), letter);
        var link = Pattern.compile("/help/\\S+").matcher(letter);
        assertTrue(link.find(), letter);
        replies(UUID.randomUUID(), "EMAIL", MAIL, "hello? we are still trapped");
        soon(() -> assertEquals(1L, messages("hello? we are still trapped")));
        assertEquals(1, topics.sink("message-requested").received().size(), "once an hour");
        given().get(link.group()).then().statusCode(200).body(containsString("Is any of this true right now?"));
        given().redirects().follow(false).formParam("question", "safety").formParam("value", "LIFE").formParam("go", "ticks")
                .formParam("key", UUID.randomUUID().toString()).post(link.group()).then().statusCode(303);
        assertEquals(1L, count("urgency = 'RED'"));
        assertEquals(1L, count("1 = 1"), "one story");
    }

    @Test
    void what_breaks_the_dialogue_still_reaches_a_human_and_rings() throws Exception {
        texts("EN");
        sql("update dialogue set asking = 'gone'");
        texts(DANGER, 0);
        assertEquals("WORDS_OF_DANGER", event("alert-raised").path("kind").asText());
        as("agent").post("/api/queue/next").then().body("timeline.text", hasItem(DANGER));
        texts("hello?", 0);
        soon(() -> assertEquals(1L, messages("hello?")));
        given().get("/q/metrics").then().body(containsString("tourniquet_texts_rescued_total"));
    }

    @Test
    void when_many_fall_silent_at_once_all_are_seen_in_one_round_and_the_urgent_first() {
        String token = person("");
        says(token, "safety", List.of());
        sql("update assessment set urgent = false, started_at = now() - interval '1 hour', heard_at = now() - interval '1 hour'");
        sql("""
                insert into assessment select (json_populate_record(a, json_build_object('id', gen_random_uuid(),
                  'token', 't' || n, 'passport', 'P' || n, 'urgent', n = 450,
                  'heard_at', now() - case n when 450 then interval '30 minutes' else interval '1 hour' end))).*
                from assessment a, generate_series(1, 450) n""");
        sweep.round();
        assertEquals(451L, count("status = 'ABANDONED'"));
        assertEquals(1L, number("select count(*) from ticket t join moment m on m.ticket = t.id where t.passport = 'P450' "
                + "and m.id = (select min(id) from moment)"));
    }

    @Test
    void who_answers_as_one_in_danger_of_minutes_is_looked_after_as_urgent() {
        told("minutes", "");
        assertEquals(1L, number("select count(*) from assessment where urgent"));
        told("later", "");
        assertEquals(1L, number("select count(*) from assessment where urgent"));
    }

    @Test
    void what_a_program_begins_and_leaves_without_an_answer_is_nobodys_story() {
        person("");
        time.forward(Duration.ofHours(1));
        sweep.round();
        assertEquals(0L, count("1 = 1"));
        assertFalse(number("select count(*) from assessment where ended_at is null") > 0);
    }
}
