package org.tourniquet.triage.desk;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** A promise that cannot be kept is told to the person, once, with the new time, and moves nobody in the queue. */
@QuarkusTest
@RealDesk
class LatenessTest extends AtTheDesk {

    private static String phone(int last) {
        return ",\"person\":{\"name\":\"Elias\",\"phone\":\"+120255501" + last + "\"}";
    }

    private List<Message> ours() {
        return QuarkusTransaction.requiringNew()
                .call(() -> Message.<Message> list("direction = ?1 order by at", Message.Direction.OUT));
    }

    private Ticket only() {
        return QuarkusTransaction.requiringNew().call(() -> Ticket.<Ticket> listAll().getFirst());
    }

    private long bells(Alert.Kind kind) {
        return QuarkusTransaction.requiringNew().call(() -> Alert.count("kind", kind));
    }

    @Test
    void who_was_not_reached_in_time_hears_it_once_in_their_language_with_the_new_time() throws Exception {
        told("hours", phone(41));
        Ticket before = only();
        sweep.round();
        assertEquals(0, ours().size(), "nothing is late yet");
        time.forward(Duration.ofMinutes(61));
        for (int i = 0; i < 3; i++)
            sweep.round();
        assertEquals(1, ours().size(), "once, not at each round");
        String words = cipher.open(ours().getFirst().sealedBody);
        assertTrue(words.contains("emme ehdi lupaamaamme aikaan") && words.contains("/story/" + before.passport), words);
        assertEquals("TICKET", event("message-requested").path("purpose").asText());
        Ticket after = only();
        assertEquals(before.place(), after.place(), "the place stays");
        assertTrue(after.lateDueAt.isAfter(time.instant()), "the new time lies ahead");
        as("auditor").get("/api/tickets/" + after.id).then().body("lateDueAt", notNullValue()).body(
                "timeline.findAll { it.kind == 'TOLD_LATE' }", hasSize(1));
        assertEquals(0, bells(Alert.Kind.PROMISE_LATE), "a burst of them is no burst of bells");
    }

    @Test
    void where_the_pace_shows_it_the_person_hears_it_before_the_promise_passes() {
        for (int i = 0; i < 3; i++) {
            told("hours", phone(50 + i));
            as("agent").post("/api/queue/next").then().statusCode(200);
        }
        told("hours", phone(60));
        time.forward(Duration.ofMinutes(40));
        sweep.round();
        assertEquals(0, ours().size(), "twenty minutes are left, and much can happen in them");
        time.forward(Duration.ofMinutes(6));
        sweep.round();
        assertEquals(1, ours().size(), "three people an hour: one takes twenty minutes, fourteen are left");
        assertTrue(ours().getFirst().at.isBefore(only("phone_print is not null and state = 'WAITING'").dueAt));
    }

    private Ticket only(String where) {
        return QuarkusTransaction.requiringNew().call(() -> (Ticket) Ticket.getEntityManager()
                .createNativeQuery("select * from ticket where " + where, Ticket.class).getSingleResult());
    }

    @Test
    void who_left_no_address_reads_it_on_their_page() {
        told("hours", "");
        time.forward(Duration.ofMinutes(61));
        sweep.round();
        assertEquals(List.of(Message.Medium.WEB), ours().stream().map(m -> m.medium).toList());
    }

    @Test
    void red_gets_no_message_and_orange_rings_and_is_never_put_back_by_it() {
        String red = person(phone(71));
        says(red, "safety", List.of("LIFE"));
        told("minutes", phone(72));
        time.forward(Duration.ofMinutes(9));
        sweep.round();
        assertEquals(0, ours().size());
        time.forward(Duration.ofMinutes(2));
        sweep.round();
        assertEquals(1, ours().size(), "ORANGE hears it, RED has a human on the way");
        assertEquals(1, bells(Alert.Kind.PROMISE_LATE));
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("RED")).body("lateDueAt", nullValue());
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("ORANGE")).body("lane", equalTo(Place.ORANGE));
    }

    @Test
    void what_an_agent_promised_and_did_not_keep_is_told_once_and_rings() {
        told("hours", phone(81));
        String id = taken("agent");
        Instant due = time.instant().plus(30, ChronoUnit.MINUTES);
        String promise = as("agent").body(Map.of("text", "I write to you", "at", due.toString()))
                .post("/api/tickets/" + id + "/promise").then().statusCode(201).extract().path("id");
        time.forward(Duration.ofMinutes(31));
        sweep.round();
        sweep.round();
        assertEquals(1, ours().size());
        assertTrue(cipher.open(ours().getFirst().sealedBody).contains("myöhästyy"));
        assertEquals(1, bells(Alert.Kind.PROMISE_LATE));
        as("agent").get("/api/tickets/" + id).then().body("promises[0].late", equalTo(true))
                .body("promises[0].lateDueAt", notNullValue()).body("timeline.kind", hasItem("TOLD_LATE"));
        time.forward(Duration.ofHours(2));
        sweep.round();
        assertEquals(1, ours().size(), "not a second time");
        QuarkusTransaction.requiringNew()
                .run(() -> Promise.<Promise> findById(UUID.fromString(promise)).keep("agent", time.instant()));
    }

    @Test
    void a_kept_promise_and_a_story_with_an_agent_are_told_nothing() {
        told("hours", phone(91));
        String id = taken("agent");
        time.forward(Duration.ofMinutes(61));
        sweep.round();
        assertEquals(0, ours().size());
        assertEquals("TAKEN", only("id = '" + id + "'").state.name());
    }

    @Test
    void who_writes_again_hours_later_is_promised_anew() throws Exception {
        told("hours", phone(93));
        String id = taken("agent");
        as("agent").body("{\"outcome\":\"Done\"}").post("/api/tickets/" + id + "/close").then().statusCode(200);
        time.forward(Duration.ofHours(5));
        long before = ours().size();
        replies(UUID.randomUUID(), "SMS", "+12025550193", "It is broken again");
        soon(() -> as("auditor").get("/api/tickets/" + id).then().body("state", equalTo("WAITING")));
        sweep.round();
        assertEquals(before, ours().size(), "nothing promised for these words is late yet");
        time.forward(Duration.ofMinutes(61));
        sweep.round();
        assertEquals(before + 1, ours().size());
    }

    @Test
    void the_words_of_a_human_leave_before_ours() {
        told("hours", phone(92));
        String id = taken("agent");
        List<UUID> order = QuarkusTransaction.requiringNew().call(() -> {
            Ticket ticket = Desk.known(UUID.fromString(id));
            Message ours = Message.of(UUID.randomUUID(), ticket, Message.Direction.OUT, Message.Medium.SMS, "x",
                    time.instant());
            Message theirs = Message.of(UUID.randomUUID(), ticket, Message.Direction.OUT, Message.Medium.SMS, "x",
                    time.instant().plusSeconds(5));
            theirs.author = "agent";
            ours.persist();
            theirs.persistAndFlush();
            List<UUID> found = Message.toPublish(10).stream().map(m -> m.id).toList();
            assertEquals(List.of(theirs.id, ours.id), found);
            ours.delete();
            theirs.delete();
            return found;
        });
        assertEquals(2, order.size());
    }
}
