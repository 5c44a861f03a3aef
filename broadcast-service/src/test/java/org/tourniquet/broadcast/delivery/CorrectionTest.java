package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.local.law.Eventually;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookies;
import io.restassured.response.Response;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** What was wrong is taken back from exactly those whom it reached, or may have; on real parts. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class CorrectionTest extends OnRealParts {
    private static final String CHANNEL = """
            {"id":"%s","version":%d,"retired":%b,"kind":"PHONE","name":{"en":"Water line"},"address":{"en":"%s"},
            "needs":["water-%1$s"],"languages":["en"],"timeZone":"Europe/Helsinki","country":"FI","humanAnswers":true,
            "constraints":[],"state":"%s","rank":{},"openFrom":"2020-11-22T00:00:00Z","openUntil":"2099-12-27T00:00:00Z",
            "open":[{"from":"2020-11-22T00:00:00Z","to":"2099-12-27T00:00:00Z"}],"changedAt":"2026-11-22T10:00:00Z"}""";
    @Inject
    @Any
    InMemoryConnector topics;

    @Test
    void exactly_those_who_were_reached_are_corrected_over_what_reached_them() {
        String who = tag();
        String wrong = approved("LIVE", "EVERY", """
                email,phone,name,language
                anna@%1$s.example,,Anna,fi
                bela@%1$s.example,+17205551211,Bela,hu
                ,+16465551211,Cora,en
                ,+12025550181,Dan,en
                eva@%1$s.example,,Eva,en
                """.formatted(who));
        until(() -> "COMPLETE".equals(as("manager").get("/api/notices/{id}", wrong).path("state")));
        String eva = as("manager").get("/api/recipients?q=eva@" + who + ".example").path("items[0].id");
        optOut(eva);

        String correction = as("manager").body(Map.of("wrong", Map.of("en", "Boil it for 1 minute"), "right",
                Map.of("en", "Boil it for 10 minutes"))).post("/api/notices/{id}/correction", wrong).then().statusCode(200)
                .body("kind", equalTo("CORRECTION"), "state", equalTo("SUBMITTED"), "people.reached", equalTo(4),
                        "addressedTo", equalTo(4), "corrects", equalTo(List.of(wrong)))
                .extract().path("notice");
        as("manager").body(Map.of()).post("/api/notices/{id}/correction", wrong).then().statusCode(200).body("notice",
                equalTo(correction));
        as("manager").body(Map.of("confirm", "SEND 4")).post("/api/notices/{id}/approval", correction).then().statusCode(403);
        as("manager2").body(Map.of("confirm", "SEND 4")).post("/api/notices/{id}/approval", correction).then().statusCode(200);
        until(() -> progress(correction).extract().<Boolean> path("complete"));
        progress(correction).body("media.EMAIL.accepted", equalTo(2)).body("media.EMAIL.suppressed", equalTo(1))
                .body("media.SMS.accepted", equalTo(1)).body("media.SMS.failed", equalTo(0));
        String mail = newest("bela@" + who + ".example");
        assertTrue(mail.contains("This is right: Boil it for 10 minutes"), mail);
        as("manager").get("/api/notices/{id}/correction", wrong).then().statusCode(200).body("seconds",
                greaterThanOrEqualTo(0), "approvedAt", notNullValue());
        as("manager").post("/api/notices/{id}/resend-failed", wrong).then().statusCode(409).body("code",
                equalTo("corrected"));
    }

    @Test
    void what_is_corrected_is_held_at_once_and_those_who_wait_read_the_right_words_instead() {
        String who = tag();
        as("operator").body(Map.of("pressed", true, "reason", "test")).put("/api/kill-switch").then().statusCode(200);
        String wrong = approved("LIVE", "EVERY", "email,name\nkai@%1$s.example,Kai\nlea@%1$s.example,Lea\n".formatted(who));
        until(() -> progress(wrong).extract().<Integer> path("media.EMAIL.queued") == 2);
        String correction = as("manager").body(Map.of("right", Map.of("en", "Go to the north bridge")))
                .post("/api/notices/{id}/correction", wrong).then().statusCode(200)
                .body("people.reached", equalTo(0), "people.waiting", equalTo(2), "addressedTo", equalTo(2)).extract()
                .path("notice");
        as("manager").get("/api/notices/{id}", wrong).then().body("state", equalTo("PAUSED"));
        as("manager").post("/api/notices/{id}/resume", wrong).then().statusCode(409).body("code", equalTo("corrected"));
        as("operator").body(Map.of("pressed", false, "reason", "test")).put("/api/kill-switch").then().statusCode(200);
        as("manager2").body(Map.of("confirm", "SEND 2")).post("/api/notices/{id}/approval", correction).then().statusCode(200);
        until(() -> progress(correction).extract().<Boolean> path("complete"));
        as("manager").get("/api/notices/{id}", wrong).then().body("state", equalTo("STOPPED"));
        for (String name : List.of("kai", "lea")) {
            List<Map<String, Object>> mails = mails(name + "@" + who + ".example");
            assertEquals(1, mails.size());
            assertTrue(newest(name + "@" + who + ".example").contains("Go to the north bridge"));
        }
    }

    @Test
    void two_presses_at_the_pages_or_dropped_when_nothing_was_wrong() {
        String who = tag();
        String wrong = approved("DRILL", "EVERY", "email,name\nmai@%s.example,Mai\n".formatted(who));
        until(() -> progress(wrong).extract().<Boolean> path("complete"));
        Clicks maria = new Clicks("manager");
        String page = maria.presses("/notices/" + wrong + "/progress", "/notices/" + wrong + "/correct", Map.of());
        String correction = page.replaceAll(".*/notices/([^/]+)/correction", "$1");
        maria.sees(page).body(containsString("What is right"), containsString("people got it, or may have"));
        assertEquals(303, Browser.of("manager").redirects().follow(false).get("/notices/{id}", correction).statusCode());
        maria.presses(page, page, Map.of("right.en", "Ten minutes"));
        maria.sees(page).body(containsString("has been called by mail and text message"));
        String incident = as("manager").get("/api/notices/{id}", wrong).path("incident");
        maria.sees("/console/incidents/" + incident).body(containsString("From the error to the correction"));

        String other = approved("DRILL", "EVERY", "email,name\nnea@%s.example,Nea\n".formatted(who));
        until(() -> progress(other).extract().<Boolean> path("complete"));
        String draft = maria.presses("/notices/" + other, "/notices/" + other + "/correct", Map.of());
        maria.presses(draft, draft + "/drop", Map.of());
        as("manager").get("/api/notices/{id}/correction", other).then().statusCode(404);
    }

    @Test
    void when_a_route_moves_exactly_those_who_were_given_it_are_told_once() throws Exception {
        UUID channel = UUID.randomUUID();
        String number = "+1202555" + (2000 + (int) (Math.random() * 7000));
        hear(CHANNEL.formatted(channel, 1, false, number, "OPEN"));
        String who = tag();
        String audience = Browser.audience("email,name\nola@%1$s.example,Ola\npia@%1$s.example,Pia\n".formatted(who));
        String incident = Browser.incident("No water", "LIVE");
        String readable = "+1 202-555-" + number.substring(8);
        String[] told = new String[2];
        for (int n = 0; n < 2; n++) {
            told[n] = as("manager").body(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL"),
                    "wordings", Map.of("en", Map.of("subject", "Water " + n, "body",
                            n == 0 ? "Call " + readable : "The truck comes at ten; if it does not, ring " + readable))))
                    .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
            Browser.letOut(told[n]);
            String id = told[n];
            until(() -> progress(id).extract().<Boolean> path("complete"));
        }
        hear(CHANNEL.formatted(channel, 2, false, number, "OPEN"));
        Clicks maria = new Clicks("manager");
        String home = "/console/incidents/" + incident;
        maria.sees(home).body(not(containsString("people were given")));
        hear(CHANNEL.formatted(channel, 3, false, "+12025550199", "OPEN"));
        until(() -> maria.html(home).contains("2 people were given “Water line”, which has a new address"));
        String page = maria.presses(home, home + "/routes/" + channel + "/correct", Map.of());
        maria.sees(page).body(containsString("+1 202-555-0199"), containsString(readable));
        maria.presses(page, page, maria.fields(page));
        String correction = page.replaceAll(".*/notices/([^/]+)/correction", "$1");
        as("manager2").body(Map.of("confirm", "SEND 2")).post("/api/notices/{id}/approval", correction).then().statusCode(200);
        until(() -> progress(correction).extract().<Boolean> path("complete"));
        String mail = newest("ola@" + who + ".example");
        assertTrue(mail.contains("Please use: Call: Water line, +1 202-555-0199"), mail);
        assertEquals(3, mails("ola@" + who + ".example").size());
        assertFalse(maria.html(home).contains("people were given"));
        hear(CHANNEL.formatted(channel, 4, false, "+12025550199", "OPEN"));
        assertFalse(maria.html(home).contains("people were given"));
        hear(CHANNEL.formatted(channel, 5, true, "+12025550199", "OPEN"));
        until(() -> maria.html(home).contains("2 people were given “Water line”, which is no longer in use"));
    }

    /** Where something becomes true by it, that is waited for. */
    private void hear(String event) {
        topics.source("channel-changed").send(event);
        Eventually.pause(Duration.ofMillis(700));
    }

    /** The text of the latest mail, its lines whole again. */
    private String newest(String to) {
        return mails(to).getFirst().get("text").toString().replaceAll("=\\r?\\n", "");
    }

    private void optOut(String recipient) {
        String link = unsubscribe.of(UUID.fromString(recipient), UUID.randomUUID());
        io.restassured.RestAssured.given().formParam("what", "all").post(link.substring(link.indexOf("/unsubscribe"))).then()
                .statusCode(200);
        as("manager").get("/api/recipients/{id}", recipient).then().statusCode(200).body("addresses", hasSize(1));
    }

    @Inject
    UnsubscribeLink unsubscribe;

    /** Somebody at the pages, whose forms carry what the pages gave them. */
    static final class Clicks {
        private final Cookies session;

        Clicks(String who) {
            session = io.restassured.RestAssured.given().redirects().follow(false).formParam("name", who)
                    .formParam("password", "demo").post("/login").getDetailedCookies();
        }

        io.restassured.response.ValidatableResponse sees(String page) {
            return get(page).then().statusCode(200);
        }

        String html(String page) {
            return get(page).asString();
        }

        private Response get(String page) {
            return io.restassured.RestAssured.given().accept("text/html").cookies(session).get(page);
        }

        /** What the fields of a page hold, as a browser would send them back. */
        Map<String, String> fields(String page) {
            Map<String, String> fields = new java.util.HashMap<>();
            var inputs = java.util.regex.Pattern
                    .compile("<input[^>]*name=\"((?:wrong|right)\\.[a-z]+)\"[^>]*value=\"([^\"]*)\"")
                    .matcher(html(page));
            while (inputs.find())
                fields.put(inputs.group(1), inputs.group(2));
            return fields;
        }

        /** Sends a form that stands on a page; where it leads to. */
        String presses(String page, String action, Map<String, String> fields) {
            Response shown = get(page);
            var token = java.util.regex.Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"").matcher(shown.asString());
            assertTrue(token.find() && shown.asString().contains("action=\"" + action + "\""), shown.asString());
            Response answer = io.restassured.RestAssured.given().accept("text/html").cookies(session)
                    .cookies(shown.getDetailedCookies()).redirects().follow(false)
                    .contentType("application/x-www-form-urlencoded; charset=UTF-8").formParam("csrf-token", token.group(1))
                    .formParams(fields).post(action);
            assertEquals(303, answer.statusCode(), answer.asString());
            return answer.header("Location").replaceFirst("^https?://[^/]+", "");
        }
    }
}
