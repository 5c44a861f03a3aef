package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.kit.edge.FieldCipher;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An approved notice on real parts: a database, an inbox, a text provider. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class NoticeDeliveryTest {
    @Inject
    Broker broker;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;

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
        given().accept("text/html").auth().none().cookies(signedIn()).get("/notices/{id}/progress", notice).then()
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
        given().cookies(signedIn()).get("/rehearsals?notice={id}", notice).then().statusCode(200)
                .body(containsString("anna@" + who + ".example"), containsString("+12025550132"));
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
    void receipts_are_believed_once_signed_and_never_backwards() throws Exception {
        String notice = approved("LIVE", "EVERY", "phone,name\n+12025550133,Gus\n");
        until(() -> progress(notice).extract().<Integer> path("media.SMS.accepted") == 1);
        Map<String, String> post = Outside.texts.posts.stream().filter(one -> "+12025550133".equals(one.get("To"))).toList()
                .getLast();
        String callback = post.get("StatusCallback");
        String path = callback.substring("https://broadcast.example".length());
        Map<String, String> said = new TreeMap<>(
                Map.of("MessageSid", post.get("sid"), "MessageStatus", "delivered", "To", "+12025550133"));
        given().formParams(said).post(path).then().statusCode(403);
        given().formParams(said).header("X-Twilio-Signature", sign(callback, Map.of("MessageStatus", "delivered"))).post(path)
                .then()
                .statusCode(403);
        given().formParams(said).header("X-Twilio-Signature", sign(callback, said)).post(path).then().statusCode(204);
        given().formParams(said).header("X-Twilio-Signature", sign(callback, said)).post(path).then().statusCode(204);
        said.put("MessageStatus", "sent");
        given().formParams(said).header("X-Twilio-Signature", sign(callback, said)).post(path).then().statusCode(204);
        progress(notice).body("media.SMS.delivered", equalTo(1)).body("media.SMS.accepted", equalTo(0));
    }

    @Test
    void stop_silences_at_once_and_everything_else_goes_to_those_who_answer() throws Exception {
        inbound("+12025550134", "The water is in my cellar");
        until(() -> broker.published("reply-received").stream()
                .anyMatch(event -> event.contains(cipher.fingerprint("+12025550134"))));
        ReplyReceived reply = json.readValue(broker.published("reply-received").stream()
                .filter(event -> event.contains(cipher.fingerprint("+12025550134"))).findFirst().orElseThrow(),
                ReplyReceived.class);
        assertEquals("The water is in my cellar", cipher.open(reply.sealedBody()));
        String audience = imported("phone,name\n+12025550134,Hal\n+12025550135,Ida\n");
        inbound("+12025550134", "Stop.");
        String notice = approvedFor("LIVE", "EVERY", audience);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("media.SMS.suppressed", equalTo(1)).body("media.SMS.accepted", equalTo(1));
        assertEquals(1, broker.published("reply-received").stream()
                .filter(event -> event.contains(cipher.fingerprint("+12025550134"))).count());
    }

    @Test
    void one_click_ends_mail_and_a_scanner_that_only_looks_does_not() {
        String who = tag();
        String notice = approved("LIVE", "EVERY", "email,name\njan@%s.example,Jan\n".formatted(who));
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        String recipient = as("manager").get("/api/notices/{id}/deliveries", notice).path("items[0].recipient");
        String path = "/unsubscribe/" + new UnsubscribeLink(cipher, "").token(UUID.fromString(recipient));
        given().get(path).then().statusCode(200);
        given().get(path + "?lang=ar").then().statusCode(200).body(containsString("dir=\"rtl\""));
        as("manager").post("/api/notices/{id}/resend-failed", notice).then().statusCode(200).body("deliveries", equalTo(0));
        given().formParam("List-Unsubscribe", "One-Click").post(path).then().statusCode(200);
        given().formParam("List-Unsubscribe", "One-Click").post("/unsubscribe/nobodys-token").then().statusCode(200);
        String next = approvedFor("LIVE", "EVERY", as("manager").get("/api/notices/{id}", notice).path("audience"));
        until(() -> progress(next).extract().<Boolean> path("complete"));
        progress(next).body("media.EMAIL.suppressed", equalTo(1));
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
        carryFor(Duration.ofSeconds(2));
        progress(notice).body("media.SMS.queued", equalTo(1)).body("complete", equalTo(false));
        given().cookies(signedIn()).get("/notices/{id}/progress", notice).then()
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

    private void inbound(String from, String body) throws Exception {
        Map<String, String> said = Map.of("MessageSid", "SM" + UUID.randomUUID(), "From", from, "To", "+12025550100", "Body",
                body);
        given().formParams(said).header("X-Twilio-Signature", sign("https://broadcast.example/webhooks/twilio/inbound", said))
                .post("/webhooks/twilio/inbound").then().statusCode(200).body(containsString("<Response"));
    }

    /** As the provider's documentation has it, not as its SDK does it. */
    private static String sign(String url, Map<String, String> parameters) throws Exception {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("only-for-the-local-gateway".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private String approved(String mode, String reach, String csv) {
        return approvedFor(mode, reach, imported(csv));
    }

    private static String imported(String csv) {
        String audience = as("manager").body(Map.of("name", "Town " + UUID.randomUUID())).post("/api/audiences").then()
                .statusCode(201)
                .extract().path("id");
        given().auth().preemptive().basic("manager", "demo").contentType("text/csv").body(csv)
                .post("/api/audiences/{id}/imports", audience).then().statusCode(200);
        return audience;
    }

    private String approvedFor(String mode, String reach, String audience) {
        String incident = as("manager").body(Map.of("title", "River over its banks", "kind", "NATURAL_DISASTER", "mode", mode))
                .post("/api/incidents").then().statusCode(201).extract().path("id");
        String notice = as("manager")
                .body(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL", "SMS"), "reach",
                        reach, "wordings",
                        Map.of("en", Map.of("subject", "Water", "body", "Hello {{name}}", "sms", "Water is back " + tag()))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        String word = as("manager").post("/api/notices/{id}/submission", notice).then().statusCode(200).extract()
                .path("confirmWord");
        as("manager2").body(Map.of("confirm", word)).post("/api/notices/{id}/approval", notice).then().statusCode(200);
        return notice;
    }

    private List<Map<String, Object>> mails(String to) {
        return given().get(Outside.inbox.address() + "/api/messages?to=" + to).jsonPath().getList("$");
    }

    private static String headers(Map<String, Object> mail) {
        return String.valueOf(mail.get("headers"));
    }

    private static String tag() {
        return "t" + Long.toString(System.nanoTime(), 36);
    }

    private static ValidatableResponse progress(String notice) {
        asked = notice;
        return as("manager").get("/api/notices/{id}/progress", notice).then().statusCode(200);
    }

    private static Map<String, String> signedIn() {
        return given().redirects().follow(false).formParam("name", "manager").formParam("password", "demo").post("/login")
                .getCookies();
    }

    private void carryFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end)
            pause();
    }

    private void until(BooleanSupplier done) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "waited in vain" + lastAsked());
            pause();
        }
    }

    private static String asked;

    private static String lastAsked() {
        return asked == null ? "" : ": " + as("manager").get("/api/notices/{id}/deliveries", asked).asString();
    }

    private void pause() {
        broker.carry();
        try {
            Thread.sleep(100);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static RequestSpecification as(String who) {
        return given().auth().preemptive().basic(who, "demo").contentType(ContentType.JSON);
    }
}
