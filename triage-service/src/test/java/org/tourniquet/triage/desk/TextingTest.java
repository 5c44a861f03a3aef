package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
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

/** A whole assessment by text message: from the first text to a way out and a human, on real rows. */
@QuarkusTest
@RealDesk
class TextingTest extends AtThePhone {

    @Test
    void from_the_first_word_to_a_way_out_and_a_human_in_finnish() throws Exception {
        List<String> first = texts("FI");
        assertTrue(first.getFirst().startsWith("(1/"), first.toString());
        assertTrue(first.getFirst().contains("Hengenvaara nyt? Soita 112"), first.toString());
        assertTrue(String.join("\n", first).contains("8) Ei mikään näistä"), first.toString());
        assertEquals(0, count("1 = 1"), "nothing to do for a human yet");

        assertTrue(said(texts("ei")).contains("1) Muutaman minuutin kuluttua"));
        assertTrue(said(texts("kaksi")).contains("10) Ei mikään näistä"));
        String question = said(texts("4, 5 ja 9"));
        int asked = 3;
        while (!question.contains("Ensin: ")) {
            assertTrue(question.contains("\n1) "), question);
            question = said(texts("1"));
            assertTrue(++asked <= 9, "eight questions and a duel");
        }
        assertTrue(question.contains("Lähetä 1 tai 2"), question);
        assertTrue(question.contains("/help/"), question);
        assertTrue(question.endsWith("0 = ihminen"), question);
        String steps = said(texts("2"));
        assertTrue(steps.contains("1. ") && steps.contains("2. "), steps);
        String id = taken("agent");
        as("agent").get("/api/tickets/" + id).then().body("urgency", equalTo("YELLOW")).body("language", equalTo("fi"))
                .body("timeline.kind", hasItems("DECIDED", "TOOK_WAY")).body("person.phone", equalTo(PHONE));
    }

    @Test
    void danger_at_the_first_question_gets_number_step_and_human_and_no_further_question() throws Exception {
        texts("EN");
        String red = said(texts("1"));
        assertTrue(red.startsWith("Emergency number: 112\n"), red);
        assertTrue(red.contains("Press hard on heavy bleeding"), red);
        assertFalse(red.contains("1) "), red);
        assertEquals("RED_FLAG", event("alert-raised").path("kind").asText());
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("RED"));
        texts("She is awake again", 0);
        soon(() -> assertEquals(1L, messages("She is awake again")));
    }

    @Test
    void what_is_no_answer_is_asked_once_again_and_then_a_human_reads_it() throws Exception {
        texts("EN");
        assertTrue(said(texts("my dog ran away")).startsWith("We keep your words. To go on, please send a number"));
        assertTrue(said(texts("please help")).startsWith("A person reads what you wrote"));
        String id = taken("agent");
        as("agent").get("/api/tickets/" + id).then()
                .body("timeline.text", hasItems("my dog ran away", "please help")).body("timeline.kind",
                        hasItem("WISHED_HUMAN"));
        texts("and it is dark", 0);
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("timeline.text", hasItem("and it is dark")));
    }

    @Test
    void after_three_that_nobody_knows_a_person_is_offered_and_going_on_is_possible() throws Exception {
        texts("EN");
        texts("none");
        texts("?");
        texts("?");
        String offer = said(texts("?"));
        assertTrue(offer.contains("Shall a person take over?"), offer);
        assertTrue(said(texts("2")).contains("1) "));
        assertTrue(said(texts("0")).startsWith("A person reads"));
    }

    @Test
    void who_says_stop_is_left_alone_and_what_they_told_waits_for_a_human() throws Exception {
        texts("EN");
        texts("no");
        texts("2");
        keyword("STOP");
        soon(() -> assertEquals(1L, count("status = 'ABANDONED' and urgency = 'YELLOW'")));
        String id = taken("agent");
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("timeline.kind", hasItem("STOPPED")));
        time.forward(Duration.ofMinutes(30));
        sweep.round();
        assertEquals(List.of(), news(Duration.ofSeconds(2)));
        time.reset();
        keyword("START");
        assertTrue(said(news(PATIENCE)).contains("10) None of these"));
    }

    @Test
    void stop_does_not_swallow_a_red_flag() throws Exception {
        texts("EN");
        texts("4");
        keyword("STOP");
        soon(() -> assertEquals(1L, count("urgency = 'RED' and state = 'WAITING'")));
    }

    @Test
    void the_same_text_twice_is_one_answer() throws Exception {
        texts("EN");
        UUID id = UUID.randomUUID();
        replies(id, "SMS", PHONE, "7");
        replies(id, "SMS", PHONE, "7");
        assertTrue(said(news(PATIENCE)).contains("Within minutes"));
        assertEquals(List.of(), news(Duration.ofSeconds(1)));
        assertEquals(1L, number("select count(*) from answer"));
    }

    @Test
    void words_of_danger_ring_at_once_and_bring_the_number_and_the_safety_question() throws Exception {
        texts("EN");
        texts("none");
        topics.sink("alert-raised").clear();
        String danger = said(texts("my father is trapped downstairs"));
        assertTrue(danger.contains("call 112"), danger);
        assertTrue(danger.contains("Is any of this true right now?"), danger);
        assertEquals("WORDS_OF_DANGER", event("alert-raised").path("kind").asText());
        assertTrue(said(texts("1")).startsWith("Emergency number: 112"));
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("RED")).body("timeline.text",
                hasItem("my father is trapped downstairs"));
    }

    @Test
    void who_begins_with_danger_is_asked_for_nothing_else_first() throws Exception {
        String first = said(texts("My house is on fire"));
        assertTrue(first.startsWith("In danger now? Call 112"), first);
        assertEquals("WORDS_OF_DANGER", event("alert-raised").path("kind").asText());
    }

    @Test
    void a_long_silence_brings_one_question_and_call_me_brings_a_human() throws Exception {
        texts("EN");
        texts("none");
        time.forward(Duration.ofMinutes(11));
        sweep.round();
        String still = said(news(PATIENCE));
        assertEquals("Are you still there?\n1) Go on\n2) Call me", still);
        as("agent").post("/api/queue/next").then().body("status", equalTo("ABANDONED"));
        assertTrue(said(texts("1")).contains("Within minutes"));
        assertTrue(said(texts("2")).contains("Send every number"));
        time.forward(Duration.ofMinutes(30));
        sweep.round();
        assertEquals(List.of(), news(Duration.ofSeconds(1)), "asked once");
        assertTrue(said(texts("power, water")).contains("1) "), "days later it goes on where it was");
    }

    @Test
    void no_to_are_you_still_there_is_not_none_of_these_dangers() throws Exception {
        texts("EN");
        for (String word : List.of("No", "ei", "Yes")) {
            sql("update dialogue set stage = 'GO_ON', misses = 0");
            assertTrue(said(texts(word)).contains("Is any of this true right now?"), word);
            assertEquals(0L, number("select count(*) from answer"), word);
        }
    }

    @Test
    void what_is_shown_may_be_typed() throws Exception {
        texts("EN");
        texts("none");
        sql("update dialogue set stage = 'GO_ON'");
        assertTrue(said(texts("Go on")).contains("Within minutes"));
        sql("update dialogue set stage = 'TAKE_OVER'");
        assertTrue(said(texts("no")).contains("Within minutes"), "to a person taking over");
        sql("update dialogue set stage = 'GO_ON'");
        assertTrue(said(texts("Call me")).startsWith("A person reads"));
        assertEquals(1L, number("select count(*) from answer"));
    }

    @Test
    void naming_what_was_not_ticked_is_cleared_up_kindly() throws Exception {
        texts("EN");
        texts("none");
        texts("4");
        texts("4 5");
        String kind = said(texts("papers or documents are lost"));
        assertEquals(
                "You did not name this before: Papers or documents are lost. Is it happening too?\n1) That is so\n2) That is not so",
                kind);
        String next = said(texts("yes"));
        assertTrue(next.contains("1) "), next);
        assertEquals(1L, number("select count(*) from dialogue where stage in ('ASKING', 'VERDICT')"));
        assertEquals(5L, number("select count(*) from answer"), "the list is put right, and the answer counts");
    }

    @Test
    void back_asks_the_question_before_and_the_new_answer_counts() throws Exception {
        texts("EN");
        texts("none");
        texts("minutes", 1);
        String again = said(texts("<"));
        assertTrue(again.contains("Within minutes"), again);
        texts("4");
        assertEquals(3L, number("select count(*) from answer"));
    }

    @Test
    void a_dialogue_moves_to_a_browser_by_link_and_by_code() throws Exception {
        texts("EN");
        texts("none");
        List<String> web = texts("web");
        var link = Pattern.compile("/help/(\\S+)").matcher(web.getFirst());
        assertTrue(link.find(), web.toString());
        String token = link.group(1);
        assertTrue(token.length() >= 22, "at least 128 bits");
        given().get("/help/" + token).then().statusCode(200).body(containsString("When can it no longer be undone?"));
        assertTrue(Pattern.compile("code \\d{6}").matcher(web.get(1)).find(), web.toString());
        given().redirects().follow(false).formParam("question", "horizon").formParam("value", "later")
                .formParam("key", UUID.randomUUID().toString()).post("/help/" + token).then().statusCode(303);
        assertTrue(said(texts("2")).contains("10) None of these"), "and back to the telephone");
    }

    @Test
    void a_number_nobody_knows_may_choose_its_language_and_arabic_is_seen() throws Exception {
        assertEquals("SOS 112\n1) English\n2) Français\n3) Suomi\n4) Magyar\n5) Esperanto\n6) العربية", said(texts("??!")));
        String first = said(texts("٢"));
        assertTrue(first.contains("Appelez le 112"), first);
    }

    @Test
    void the_language_can_be_changed_in_the_middle() throws Exception {
        texts("EN");
        texts("none");
        assertTrue(said(texts("FR")).contains("Dans quelques minutes"));
        assertTrue(said(texts("Suomi")).contains("Muutaman minuutin kuluttua"));
    }

    @Test
    void the_language_of_the_letters_is_the_language_of_the_answer() throws Exception {
        List<String> first = texts("ماء في البيت");
        assertTrue(said(first).contains("اتصل بـ 112"), first.toString());
        String next = said(texts("لا"));
        assertTrue(next.contains("خلال دقائق"), next);
    }

    @Test
    void a_reply_to_an_agent_is_for_the_agent() throws Exception {
        texts("EN");
        texts("none");
        texts("1");
        String id = taken("agent");
        write("agent", id, "SMS", "I am Aino. Are you two or three?");
        soon(() -> assertEquals(1, news(Duration.ofMillis(200)).size()));
        texts("2", 0);
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("timeline.findAll { it.kind == 'IN' }.text",
                hasItem("2")));
        assertEquals(2L, number("select count(*) from answer"));
    }

    @Test
    void without_an_incident_words_are_a_story_and_a_word_of_ours_begins() throws Exception {
        sql("delete from known_incident where id = '" + FLOOD + "'");
        texts("I lost my key", 0);
        nobodyHeardOfAnIncident();
        soon(() -> assertEquals(1L, count("state = 'WAITING'")));
        sql("delete from ticket");
        String choice = said(texts("EN"));
        assertTrue(choice.contains("What is it about?") && choice.contains("4) "), choice);
        assertTrue(said(texts("1")).contains("Is any of this true right now?"));
    }
}
