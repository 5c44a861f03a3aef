package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** An approved notice on real parts: a database, an inbox, a text provider. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class NoticeDeliveryTest extends OnRealParts {

    @Test
    void everybody_is_accounted_for_by_name() {
        String who = tag();
        String notice = approved("LIVE", "EVERY", """
                email,phone,name,language
                anna@%1$s.example,+13035550131,Anna,fi
                bela@%1$s.example,,Bela,hu
                ,+13035551211,Cora,en
                dan@%1$s.example,+13035551610,Dan,en
                """.formatted(who));
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("people.total", equalTo(4)).body("people.accounted", equalTo(4))
                .body("media.EMAIL.accepted", equalTo(3)).body("media.SMS.accepted", equalTo(1))
                .body("media.SMS.failed", equalTo(1)).body("media.SMS.suppressed", equalTo(1));
        as("manager").get("/api/notices/{id}/deliveries?state=FAILED", notice).then().body("items", hasSize(1))
                .body("items[0].name", equalTo("Cora")).body("items[0].reason", equalTo("not a number (21211)"));
        until(() -> "COMPLETE".equals(as("manager").get("/api/notices/{id}", notice).path("state")));
        Map<String, Object> mail = mails("bela@" + who + ".example").getFirst();
        assertTrue(headers(mail).contains("List-Unsubscribe-Post"), headers(mail));
        assertTrue(headers(mail).contains("List-Unsubscribe=One-Click"), headers(mail));
        Browser.of("manager").get("/notices/{id}/progress", notice).then()
                .statusCode(200)
                .body(containsString("Cora"), containsString("not a number"));
    }

    @Test
    void a_drill_reaches_nobody_and_every_word_of_it_is_kept() {
        String who = tag();
        int textsBefore = Outside.texts.posts.size();
        String notice = approved("DRILL", "EVERY",
                "email,phone,name,language\nanna@%s.example,+12025550132,Anna,fi\n".formatted(who));
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("media.EMAIL.rehearsed", equalTo(1)).body("media.SMS.rehearsed", equalTo(1));
        assertEquals(List.of(), mails("anna@" + who + ".example"));
        assertEquals(textsBefore, Outside.texts.posts.size());
        Browser.of("manager").get("/rehearsals?notice={id}", notice).then().statusCode(200)
                .body(containsString("anna@" + who + ".example"), containsString("+1\u00a0202\u2011555\u20110132"));
    }

    @Test
    void first_tries_the_persons_own_order_and_the_next_after_a_named_failure() {
        String who = tag();
        String notice = approved("LIVE", "FIRST", "phone,email,name\n+13125551211,eva@%s.example,Eva\n".formatted(who));
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("people.total", equalTo(1)).body("media.EMAIL.accepted", equalTo(1));
    }

    @Test
    void a_lost_answer_is_settled_by_the_providers_own_list() {
        String notice = approved("LIVE", "EVERY", "phone,name\n+12025550666,Fay\n");
        until(() -> progress(notice).extract().<Integer> path("media.SMS.accepted") == 1);
        assertEquals(1, Outside.texts.posts.stream().filter(post -> "+12025550666".equals(post.get("To"))).count());
    }

    @Test
    void a_message_to_one_person_is_sent_once_and_its_end_is_told() throws Exception {
        UUID id = UUID.randomUUID();
        String wish = json.writeValueAsString(
                Map.of("id", id, "medium", "SMS", "sealedAddress", cipher.seal("+12025550136"), "language", "fi",
                        "sealedBody", cipher.seal("Tule kello 14."), "purpose", "TICKET", "mode", "LIVE", "requestedAt",
                        Instant.now().toString(),
                        "somethingNew", 1));
        broker.requested(wish);
        broker.requested(wish);
        until(() -> broker.published("message-settled").stream()
                .anyMatch(event -> event.contains(id.toString()) && event.contains("ACCEPTED")));
        assertEquals(1, Outside.texts.posts.stream().filter(post -> "+12025550136".equals(post.get("To"))).count());
    }

    @Test
    void the_kill_switch_holds_everything_and_a_pause_holds_a_notice() {
        as("operator").body(Map.of("pressed", true, "reason", "wrong number in the text")).put("/api/kill-switch").then()
                .statusCode(200);
        String notice = approved("LIVE", "EVERY", "phone,name\n+12025550137,Kai\n");
        until(() -> Integer.valueOf(1).equals(progress(notice).extract().path("media.SMS.queued")));
        carryFor(Duration.ofSeconds(1));
        progress(notice).body("media.SMS.queued", equalTo(1)).body("complete", equalTo(false));
        Browser.of("manager").get("/notices/{id}/progress", notice).then()
                .body(containsString("All sending is switched off"));
        as("manager").post("/api/notices/{id}/pause", notice).then().statusCode(200);
        as("operator").body(Map.of("pressed", false, "reason", "corrected")).put("/api/kill-switch").then().statusCode(200);
        carryFor(Duration.ofSeconds(1));
        progress(notice).body("media.SMS.queued", equalTo(1));
        as("manager").post("/api/notices/{id}/resume", notice).then().statusCode(200);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
    }

    @Test
    void what_refused_for_now_is_tried_again_what_refused_for_good_can_be_sent_again_by_hand() {
        String who = tag();
        given().contentType(ContentType.JSON)
                .body(Map.of("recipients", "*@" + who + ".example", "action", "REJECT", "code", 451, "times", 50))
                .post(Outside.inbox.address() + "/api/behaviour").then().statusCode(not(equalTo(500)));
        String notice = approved("LIVE", "EVERY", "email,name\nlea@%s.example,Lea\n".formatted(who));
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("media.EMAIL.failed", equalTo(1));
        String reason = as("manager").get("/api/notices/{id}/deliveries?state=FAILED", notice).path("items[0].reason");
        assertTrue(reason.startsWith("the mail server said 451"), reason);
        given().contentType(ContentType.JSON).body(Map.of("recipients", "*@" + who + ".example", "action", "ACCEPT"))
                .post(Outside.inbox.address() + "/api/behaviour").then().statusCode(not(equalTo(500)));
        until(() -> "COMPLETE".equals(as("manager").get("/api/notices/{id}", notice).path("state")));
        as("manager").post("/api/notices/{id}/resend-failed", notice).then().statusCode(200).body("deliveries", equalTo(1));
        until(() -> progress(notice).extract().<Integer> path("media.EMAIL.accepted") == 1);
    }

    @Test
    void a_stopped_notice_says_what_happened_to_whom_and_offers_the_correction() {
        as("operator").body(Map.of("pressed", true, "reason", "a look at the words")).put("/api/kill-switch").then()
                .statusCode(200);
        String notice = approved("LIVE", "EVERY", "phone,name,language\n+12025550138,Noa,en\n+12025550139,Ole,fi\n");
        until(() -> Integer.valueOf(2).equals(progress(notice).extract().path("media.SMS.queued")));
        as("manager").post("/api/notices/{id}/stop", notice).then().statusCode(200);
        as("operator").body(Map.of("pressed", false, "reason", "all is well")).put("/api/kill-switch").then().statusCode(200);
        until(() -> progress(notice).extract().path("told.didNot") instanceof Integer spared && spared == 2);
        // told is counted from people, failures from rows that lapse within the second
        until(() -> progress(notice).extract().path("failures.STOPPED") instanceof Integer stopped && stopped == 2);
        progress(notice).body("told.got", equalTo(0)).body("told.mayHave", equalTo(0)).body("failures.STOPPED", equalTo(2))
                .body("languages.fi.FAILED", equalTo(1));
        as("manager").get("/api/notices/{id}/told?who=DID_NOT", notice).then().statusCode(200).body("items", hasSize(2));
        Browser.of("manager").get("/notices/{id}/progress", notice).then().statusCode(200)
                .body(containsString("2 did not"), containsString("/notices/" + notice + "/correct"),
                        containsString("Language by language"));
        Browser.of("manager").get("/notices/{id}/told?who=DID_NOT", notice).then().statusCode(200)
                .body(containsString("Ole"));
        Browser.of("operator").get("/providers").then().statusCode(200).body(containsString("texts"));
        as("operator").get("/api/providers").then().statusCode(200).body("find { it.name == 'texts' }.state",
                equalTo("WORKS"));
    }
}
