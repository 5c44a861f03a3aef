package org.tourniquet.broadcast.delivery;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import jakarta.inject.Inject;

import org.tourniquet.broadcast.Browser;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.local.law.Eventually;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** What tests of sending share: people, an approved notice, and a broker that carries what was published. */
abstract class OnRealParts {
    @Inject
    Broker broker;
    @Inject
    FieldCipher cipher;
    @Inject
    ObjectMapper json;

    String approved(String mode, String reach, String csv) {
        return approvedFor(mode, reach, Browser.audience(csv));
    }

    String approvedFor(String mode, String reach, String audience) {
        String incident = Browser.incident("River over its banks", mode);
        String notice = as("manager")
                .body(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL", "SMS"), "reach",
                        reach, "wordings",
                        Map.of("en", Map.of("subject", "Water", "body", "Hello {{name}}", "sms", "Water is back " + tag()))))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        Browser.letOut(notice);
        return notice;
    }

    List<Map<String, Object>> mails(String to) {
        return given().get(Outside.inbox.address() + "/api/messages?to=" + to).jsonPath().getList("$");
    }

    static String headers(Map<String, Object> mail) {
        return String.valueOf(mail.get("headers"));
    }

    static String tag() {
        return "t" + Long.toString(System.nanoTime(), 36);
    }

    static ValidatableResponse progress(String notice) {
        asked = notice;
        return as("manager").get("/api/notices/{id}/progress", notice).then().statusCode(200);
    }

    void carryFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end)
            pause();
    }

    void until(BooleanSupplier done) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!done.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "waited in vain" + lastAsked());
            pause();
        }
    }

    private static String asked;

    static String lastAsked() {
        return asked == null ? "" : ": " + as("manager").get("/api/notices/{id}/deliveries", asked).asString();
    }

    void pause() {
        broker.carry();
        Eventually.pause(Duration.ofMillis(100));
    }

    static RequestSpecification as(String who) {
        return Browser.api(who);
    }
}
