package org.tourniquet.triage.desk;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;

import io.quarkus.test.junit.QuarkusTest;

/** Who is next, and who is not forgotten, on real rows. */
@QuarkusTest
@RealDesk
class QueueTest extends AtTheDesk {

    @Test
    void the_most_urgent_person_is_next_whoever_came_first() {
        told("later", "");
        told("hours", "");
        String red = person("");
        says(red, "safety", List.of("LIFE"));
        as("agent").post("/api/queue/next").then().statusCode(200).body("urgency", equalTo("RED"));
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("YELLOW")).body("winner", equalTo("power"));
        as("agent").post("/api/queue/next").then().body("urgency", equalTo("BLUE"));
        as("agent").post("/api/queue/next").then().statusCode(204);
    }

    @Test
    void two_agents_never_get_the_same_story() {
        told("hours", "");
        told("hours", "");
        assertNotEquals(taken("agent"), taken("agent2"));
        as("agent").post("/api/queue/next").then().statusCode(204);
    }

    @Test
    void when_minutes_count_a_human_is_called_before_the_questions_end() {
        String token = person("");
        says(token, "safety", List.of());
        says(token, "horizon", "minutes").body("next.question.id", equalTo("present"));
        as("agent").post("/api/queue/next").then().statusCode(200).body("urgency", equalTo("ORANGE"));
    }

    @Test
    void who_goes_silent_waits_for_a_human_with_what_is_known() {
        String token = person("");
        says(token, "safety", List.of());
        says(token, "horizon", "days");
        sweep.round();
        assertEquals(0L, count("1 = 1"));
        time.forward(Duration.ofMinutes(11));
        sweep.round();
        sweep.round();
        as("agent").post("/api/queue/next").then().statusCode(200).body("status", equalTo("ABANDONED"))
                .body("urgency", equalTo("GREEN")).body("timeline.kind", hasItem("WENT_SILENT"));
        assertEquals(1L, count("1 = 1"));
        says(token, "present", List.of("power"));
    }

    @Test
    void who_waited_twice_the_promise_stands_in_the_orange_lane() {
        told("hours", "");
        time.forward(Duration.ofMinutes(121));
        sweep.round();
        assertEquals(1L, count("lane = 2"));
    }

    @Test
    void a_reply_nobody_reads_goes_back_to_everybody() throws Exception {
        told("hours", PHONE);
        String id = taken("agent");
        replies(UUID.randomUUID(), "SMS", "+12025550131", "Are you there?");
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("unread", equalTo(true)));
        time.forward(Duration.ofMinutes(16));
        sweep.round();
        assertEquals(id, taken("agent2"));
    }
}
