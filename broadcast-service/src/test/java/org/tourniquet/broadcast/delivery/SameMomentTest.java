package org.tourniquet.broadcast.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

/**
 * Two people press at the same moment, many times over: each time exactly one legal outcome, and nothing leaves after a stop.
 */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class SameMomentTest extends OnRealParts {
    private static final int ROUNDS = 25;

    @Test
    void approve_and_stop_end_in_one_of_two_ways_and_nothing_leaves_after_the_stop() throws Exception {
        String who = tag();
        String incident = Browser.incident("River over its banks", "LIVE");
        String audience = Browser.audience("email,name\nanna@%s.example,Anna\n".formatted(who));
        List<String> notices = new ArrayList<>();
        int approvedFirst = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> submitted = submitted(incident, audience);
            String notice = (String) submitted.get("id");
            List<Integer> said = atOnce(() -> approve(submitted).statusCode(), () -> stop("manager", notice).statusCode());
            assertEquals(200, said.get(1), "a stop is never refused here");
            assertTrue(List.of(200, 409).contains(said.get(0)), "round " + round + ": " + said);
            assertEquals("STOPPED", state(notice), "round " + round + ": " + said);
            approvedFirst += said.get(0) == 200 ? 1 : 0;
            notices.add(notice);
        }
        // what was in a sender's hands when the stop came may end; nothing is taken in hand after it
        int begun = 0;
        for (String notice : notices)
            begun += inHand(notice);
        carryFor(Duration.ofSeconds(3));
        for (String notice : notices)
            assertEquals("STOPPED", state(notice));
        assertTrue(mails("anna@" + who + ".example").size() <= begun,
                "more mails than were in hand: " + begun + " of " + approvedFirst);
    }

    @Test
    void of_two_who_press_the_same_button_one_does_it_and_the_other_is_told_who() throws Exception {
        String incident = Browser.incident("River over its banks", "LIVE");
        String audience = Browser.audience("email,name\nbela@%s.example,Bela\n".formatted(tag()));
        for (int round = 0; round < ROUNDS; round++) {
            Map<String, Object> submitted = submitted(incident, audience);
            String notice = (String) submitted.get("id");
            List<Integer> approvals = atOnce(() -> approve(submitted).statusCode(), () -> approve(submitted).statusCode());
            Collections.sort(approvals);
            assertEquals(List.of(200, 409), approvals, "round " + round);
            List<Response> stops = new ArrayList<>(atOnce(() -> stop("manager", notice), () -> stop("manager2", notice)));
            stops.sort((one, other) -> one.statusCode() - other.statusCode());
            assertEquals(List.of(200, 409), stops.stream().map(Response::statusCode).toList(), "round " + round);
            String detail = stops.getLast().path("detail");
            assertTrue(detail.contains("stopped it at "), detail);
            assertEquals("STOPPED", state(notice));
        }
    }

    /** Neither begins before both are ready. */
    private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<T>> pressed = new ArrayList<>();
            for (Callable<T> each : List.of(one, other))
                pressed.add(two.submit(() -> {
                    ready.await();
                    return each.call();
                }));
            List<T> said = new ArrayList<>();
            for (Future<T> each : pressed)
                said.add(each.get());
            return said;
        }
    }

    private static int inHand(String notice) {
        Map<String, Integer> mail = as("manager").get("/api/notices/{id}/progress", notice).then().statusCode(200).extract()
                .path("media.EMAIL");
        return mail.get("sending") + mail.get("accepted") + mail.get("delivered") + mail.get("unknown");
    }

    private static Map<String, Object> submitted(String incident, String audience) {
        String notice = as("manager").body(Map.of("purpose", "CORRECTION", "audience", audience, "media", List.of("EMAIL"),
                "wordings", Map.of("en", Map.of("subject", "Water", "body", "The water rises"))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        return as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200).extract().path("");
    }

    private static Response approve(Map<String, Object> notice) {
        return as("manager2").body(Map.of("confirm", notice.get("confirmWord"))).post("/api/notices/{id}/approval",
                notice.get("id"));
    }

    private static Response stop(String who, String notice) {
        return as(who).body(Map.of("reason", "wrong street")).post("/api/notices/{id}/stop", notice);
    }

    private static String state(String notice) {
        return as("manager").get("/api/notices/{id}", notice).path("state");
    }
}
