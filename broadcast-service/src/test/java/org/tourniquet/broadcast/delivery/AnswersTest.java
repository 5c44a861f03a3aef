package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.delivery.reply.ReplyReceived;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What comes back from people and providers: receipts, replies, and the wish to hear no more. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class AnswersTest extends OnRealParts {

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
        String audience = Browser.audience("phone,name\n+12025550134,Hal\n+12025550135,Ida\n");
        inbound("+12025550134", "Stop.");
        String notice = approvedFor("LIVE", "EVERY", audience);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        progress(notice).body("media.SMS.suppressed", equalTo(1)).body("media.SMS.accepted", equalTo(1));
        until(() -> broker.published("reply-received").stream()
                .filter(event -> event.contains(cipher.fingerprint("+12025550134"))).count() == 2);
        assertEquals("STOP", json.readValue(broker.published("reply-received").stream()
                .filter(event -> event.contains(cipher.fingerprint("+12025550134"))).toList().getLast(), ReplyReceived.class)
                .keyword());
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
}
