package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** The second pair of eyes: not the writer's, on exactly this, once; called one after the other until it is open. */
@QuarkusTest
@BroadcastTest
class SecondPairOfEyesTest {
    private static final Duration BEFORE = Duration.ofMinutes(2);
    private static final Duration AFTER = Duration.ofMinutes(4);

    @Inject
    ApprovalCalls calls;

    private String incident;
    private String audience;

    @BeforeEach
    void the_river_rises() {
        incident = Browser.incident("Eyes " + System.nanoTime(), "LIVE");
        audience = Browser.audience("email,name\nanna@town.example,Anna\nbela@town.example,Bela\n");
    }

    @Test
    void who_changed_it_last_cannot_approve_it_either() {
        String notice = draft("The water rises");
        rewrite("manager2", notice, "The water falls");
        Map<String, Object> submitted = submit("manager", notice);
        approve("manager2", submitted).then().statusCode(403).body("code", equalTo("own-notice"))
                .body("detail", containsString("not who changed it last"));
        approve("manager", submitted).then().statusCode(403);
    }

    @Test
    void an_approval_is_for_the_content_that_was_looked_at() {
        String notice = draft("The water rises");
        Map<String, Object> seen = submit("manager", notice);
        Browser.api("manager2").body(Map.of("reason", "Say where")).post("/api/notices/{id}/return", notice).then()
                .statusCode(200);
        rewrite("manager", notice, "The water rises in the old town");
        Map<String, Object> later = submit("manager", notice);
        assertEquals(seen.get("confirmWord"), later.get("confirmWord"), "the word alone would not tell");
        approve("manager2", seen).then().statusCode(409).body("code", equalTo("not-what-you-saw"));
        approve("manager2", later).then().statusCode(200).body("approvedHow", equalTo("SECOND_PERSON")).body("contentHash",
                equalTo(later.get("contentHash")));
        Browser.of("manager").get("/notices/{id}", notice).then().body(containsString("2 people, content "
                + later.get("contentHash")));
    }

    @Test
    void of_many_who_press_at_once_one_wins_and_the_others_hear_who_and_when() throws Exception {
        Map<String, Object> submitted = submit("manager", draft("The water rises"));
        List<Callable<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            all.add(() -> approve("manager2", submitted).statusCode());
            all.add(() -> Browser.api("manager").body(Map.of("reason", "Wait")).post("/api/notices/{id}/return",
                    submitted.get("id")).statusCode());
        }
        List<Integer> codes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(all.size())) {
            for (Future<Integer> each : pool.invokeAll(all))
                codes.add(each.get());
        }
        assertEquals(1, codes.stream().filter(code -> code == 200).count(), codes.toString());
        assertEquals(7, codes.stream().filter(code -> code == 409).count(), codes.toString());
        approve("manager2", submitted).then().statusCode(409).body("detail",
                containsString(" it at "));
    }

    @Test
    void a_stop_before_the_approval_leaves_nothing_to_approve() {
        Map<String, Object> submitted = submit("manager", draft("The water rises"));
        Browser.api("manager").body(Map.of("reason", "Wrong river")).post("/api/notices/{id}/stop", submitted.get("id"))
                .then().statusCode(200).body("state", equalTo("STOPPED"));
        approve("manager2", submitted).then().statusCode(409).body("detail", containsString("Maria Lind stopped it at "));
    }

    @Test
    void the_next_one_is_called_after_three_minutes_unless_somebody_has_it_open_and_both_sides_see_it() {
        String notice = (String) submit("manager", draft("The water rises")).get("id");
        assertEquals(List.of("Henrik Aalto"), called(notice), "never the author");
        Browser.of("manager").get("/notices/{id}", notice).then().body(containsString("Henrik Aalto was called at"));
        Browser.of("manager2").get("/notices/{id}/approval", notice).then()
                .body(containsString("Henrik Aalto was called at"), containsString("the next one is called at"));
        calls.look(Instant.now().plus(BEFORE));
        assertEquals(1, called(notice).size());
        calls.look(Instant.now().plus(AFTER));
        assertEquals(2, called(notice).size());

        ApprovalCalls.View open = calls.seen(UUID.fromString(notice), "manager2");
        assertEquals(List.of("Henrik Aalto"), open.looking());
        calls.look(Instant.now().plus(BEFORE));
        assertEquals(2, called(notice).size(), "it is open");
        calls.seen(UUID.fromString(notice), "manager");
        calls.look(Instant.now().plus(AFTER));
        assertEquals(3, called(notice).size(), "the author's own look ends nothing");
        calls.look(Instant.now().plus(AFTER).plus(AFTER));
        assertEquals(3, called(notice).size(), "three rounds are enough");
    }

    @Test
    void nobody_is_called_any_more_once_it_is_decided() {
        Map<String, Object> submitted = submit("manager", draft("The water rises"));
        approve("manager2", submitted).then().statusCode(200);
        calls.look(Instant.now().plus(AFTER));
        String notice = (String) submitted.get("id");
        assertEquals(1, called(notice).size());
        assertFalse(calls.seen(UUID.fromString(notice), "manager2").waiting());
    }

    @Test
    void an_impatient_finger_on_the_page_gets_what_it_wanted() {
        Map<String, Object> submitted = submit("manager", draft("The water rises"));
        for (int press = 0; press < 2; press++)
            assertTrue(Browser.form("manager2").formParam("confirm", submitted.get("confirmWord")).formParam("content",
                    submitted.get("contentHash")).post("/notices/{id}/approval", submitted.get("id")).header("Location")
                    .endsWith("/progress"));
    }

    private List<String> called(String notice) {
        return QuarkusTransaction.requiringNew().call(() -> ApprovalCall.<ApprovalCall> list("notice = ?1 order by calledAt",
                UUID.fromString(notice)).stream().map(ApprovalCall::name).toList());
    }

    private Map<String, Object> submit(String who, String notice) {
        return Browser.api(who).post("/api/notices/{id}/submission", notice).then().statusCode(200).extract().path("");
    }

    private static io.restassured.response.Response approve(String who, Map<String, Object> notice) {
        return Browser.api(who).body(Map.of("confirm", notice.get("confirmWord"), "contentHash", notice.get("contentHash")))
                .post("/api/notices/{id}/approval", notice.get("id"));
    }

    private static void rewrite(String who, String notice, String words) {
        Browser.form(who).formParam("audience", (String) Browser.api(who).get("/api/notices/{id}", notice).path("audience"))
                .formParam("media", "EMAIL").formParam("reach", "EVERY").formParam("then", "save")
                .formParam("wordings.en.subject", "Water").formParam("wordings.en.body", words)
                .post("/notices/{id}", notice).then().statusCode(303);
    }

    private String draft(String words) {
        return Browser.api("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL"),
                "wordings", Map.of("en", Map.of("subject", "Water", "body", words))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
    }
}
