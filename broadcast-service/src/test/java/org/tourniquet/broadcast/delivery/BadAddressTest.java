package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** An address that does not exist is found out once, told as that, called by the desk, and has a way back. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class BadAddressTest extends OnRealParts {
    private static final String STATUS = "https://broadcast.example/webhooks/twilio/status";

    @Inject
    Health health;

    /** Numbers of its own for each test and each time: what is silenced here stays silent. */
    private static String number(String lastFour) {
        ThreadLocalRandom luck = ThreadLocalRandom.current();
        return "+1" + (205 + luck.nextInt(5)) + luck.nextInt(2, 10) + luck.nextInt(2, 10) + luck.nextInt(10) + lastFour;
    }

    @Test
    void a_number_that_is_none_is_silent_from_then_on_goes_to_the_desk_and_may_come_back() {
        String number = number("1211");
        String audience = Browser.audience("phone,name\n" + number + ",Cora\n");
        String first = approvedFor("LIVE", "EVERY", audience);
        until(() -> ended(first));
        delivery(first).body("items[0].state", equalTo("FAILED")).body("items[0].reason", equalTo("not a number (21211)"));
        String silence = silence(number, "SMS", "not a number (21211)");
        Browser.of("manager").get("/suppressions?q={number}", number).then().statusCode(200)
                .body(containsString("is no number or address"), containsString("Cora"));

        String second = approvedFor("LIVE", "EVERY", audience);
        until(() -> ended(second));
        delivery(second).body("items[0].state", equalTo("SUPPRESSED")).body("items[0].reason", equalTo("bad address"));
        assertEquals(1, texts(number));
        as("manager").get("/api/notices/{id}/unreached", second).then().statusCode(200).body("toHand", equalTo(1));

        as("manager").body(Map.of("because", "They rang: the number is right")).post("/api/suppressions/{id}/lift", silence)
                .then().statusCode(204);
        String third = approvedFor("LIVE", "EVERY", audience);
        until(() -> ended(third));
        assertEquals(2, texts(number));
    }

    @Test
    void a_mailbox_that_does_not_exist_is_told_from_one_that_is_refused() {
        String tag = tag();
        behave("gone." + tag + "@lake.example", 551);
        behave("refused." + tag + "@lake.example", 550);
        String notice = approved("LIVE", "EVERY",
                "email,name\ngone.%1$s@lake.example,Gone\nrefused.%1$s@lake.example,Refused\n".formatted(tag));
        until(() -> ended(notice));
        silence("gone." + tag + "@lake.example", "EMAIL", "the mail server said 551 5.1.1");
        as("operator").get("/api/suppressions?q={q}", "refused." + tag + "@lake.example").then().statusCode(200)
                .body("items.size()", equalTo(0));
        as("manager").get("/api/notices/{id}/unreached", notice).then().body("toHand", equalTo(2));
    }

    @ParameterizedTest
    @ValueSource(ints = { 30005, 30006 })
    void a_receipt_that_says_so_is_believed_too(int code) throws Exception {
        String number = number("0150");
        String notice = approved("LIVE", "EVERY", "phone,name\n" + number + ",Cora\n");
        until(() -> texts(number) == 1 && ended(notice));
        told(number, "undelivered", code);
        delivery(notice).body("items[0].state", equalTo("FAILED")).body("items[0].reason", containsString("(" + code + ")"));
        silence(number, "SMS", code == 30005 ? "unknown number (30005)" : "a landline");
    }

    @Test
    void a_phone_that_is_off_is_no_wrong_number() throws Exception {
        String number = number("0151");
        String notice = approved("LIVE", "EVERY", "phone,name\n" + number + ",Cora\n");
        until(() -> texts(number) == 1 && ended(notice));
        told(number, "undelivered", 30003);
        delivery(notice).body("items[0].state", equalTo("FAILED"));
        as("operator").get("/api/suppressions?q={number}", number).then().body("items.size()", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(ints = { 30001, 30008 })
    void what_may_be_an_accident_is_tried_once_more_and_then_no_more(int code) throws Exception {
        String number = number("0152");
        String notice = approved("LIVE", "EVERY", "phone,name\n" + number + ",Cora\n");
        until(() -> texts(number) == 1 && ended(notice));
        told(number, "undelivered", code);
        until(() -> texts(number) == 2 && ended(notice));
        delivery(notice).body("items[0].state", equalTo("ACCEPTED"));
        told(number, "undelivered", code);
        delivery(notice).body("items[0].state", equalTo("FAILED")).body("items[0].reason", containsString("(" + code + ")"));
        assertTrue(ended(notice));
        assertEquals(2, texts(number));
        as("operator").get("/api/suppressions?q={number}", number).then().body("items.size()", equalTo(0));
    }

    @Test
    void texts_that_carriers_filter_hold_the_notice_until_a_person_has_looked() throws Exception {
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 12; i++)
            numbers.add(number("01" + (60 + i)));
        String waiting = number("0500");
        StringBuilder csv = new StringBuilder("phone,name\n").append(waiting).append(",Waits\n");
        numbers.forEach(number -> csv.append(number).append(",Somebody\n"));
        String notice = approved("LIVE", "EVERY", csv.toString());
        until(() -> numbers.stream().allMatch(number -> texts(number) == 1));
        until(() -> progress(notice).extract().<Integer> path("media.SMS.accepted") == 12);
        for (String number : numbers)
            told(number, "undelivered", 30007);
        until(() -> {
            health.look();
            return "PAUSED".equals(as("manager").get("/api/notices/{id}", notice).path("state"));
        });
        Browser.of("manager").get("/notices/{id}/progress", notice).then().body(containsString("the carriers filtered"));
        as("manager").body(Map.of("reason", "The words look like spam")).post("/api/notices/{id}/stop", notice);
    }

    private String silence(String address, String medium, String source) {
        return as("operator").get("/api/suppressions?q={address}", address).then().statusCode(200)
                .body("items.size()", equalTo(1)).body("items[0].reason", equalTo("BAD_ADDRESS"))
                .body("items[0].medium", equalTo(medium)).body("items[0].source", startsWith(source)).extract()
                .path("items[0].id");
    }

    private static boolean ended(String notice) {
        return "COMPLETE".equals(as("manager").get("/api/notices/{id}", notice).path("state"));
    }

    private static io.restassured.response.ValidatableResponse delivery(String notice) {
        return as("manager").get("/api/notices/{id}/deliveries", notice).then().statusCode(200);
    }

    private static long texts(String number) {
        return Outside.texts.posts.stream().filter(post -> number.equals(post.get("To"))).count();
    }

    private static void behave(String recipient, int code) {
        given().contentType("application/json").body(Map.of("recipients", recipient, "action", "REJECT", "code", code))
                .post(Outside.inbox.address() + "/api/behaviour").then().statusCode(org.hamcrest.Matchers.lessThan(300));
    }

    /** As the provider tells of the newest text to a number. */
    private static void told(String number, String status, int code) throws Exception {
        Map<String, String> post = Outside.texts.posts.stream().filter(one -> number.equals(one.get("To")))
                .reduce((earlier, later) -> later).orElseThrow();
        String callback = post.get("StatusCallback");
        Map<String, String> said = Map.of("MessageSid", post.get("sid"), "MessageStatus", status, "ErrorCode",
                String.valueOf(code));
        StringBuilder signed = new StringBuilder(callback);
        new TreeMap<>(said).forEach((name, value) -> signed.append(name).append(value));
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec("only-for-the-local-gateway".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
        assertTrue(callback.startsWith(STATUS), callback);
        given().formParams(said)
                .header("X-Twilio-Signature",
                        Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8))))
                .post(callback.replace("https://broadcast.example", "")).then().statusCode(204);
    }
}
