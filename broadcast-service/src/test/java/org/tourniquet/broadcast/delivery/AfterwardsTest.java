package org.tourniquet.broadcast.delivery;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.delivery.pulse.Pulse;
import org.tourniquet.broadcast.followup.LateClock;
import org.tourniquet.kit.edge.OneAtATime;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** What was promised is kept, put off or missed; how an incident ends; on real parts. */
@QuarkusTest
@BroadcastTest
@QuarkusTestResource(Outside.class)
class AfterwardsTest extends OnRealParts {
    @Inject
    LateClock late;
    @Inject
    Pulse pulse;
    @Inject
    OneAtATime oneAtATime;

    @Test
    void an_update_that_repeats_the_last_one_needs_a_typed_reason() {
        String incident = Browser.incident("No water", "DRILL");
        String audience = Browser.audience("email,name\numa@town.example,Uma\n");
        String same = "We are looking for the cause, and people are at the pump day and night.";
        Browser.letOut(update(incident, audience, same, null));
        String copy = update(incident, audience, same.toUpperCase(), null);
        as("manager").post("/api/notices/{id}/submission", copy).then().statusCode(422).body("code", equalTo("copy"));
        as("manager").body(Map.of("reason", " ")).put("/api/notices/{id}/repeat", copy).then().statusCode(422);
        as("manager").body(Map.of("reason", "The first one had no sound on the radio")).put("/api/notices/{id}/repeat", copy)
                .then().statusCode(204);
        as("manager").post("/api/notices/{id}/submission", copy).then().statusCode(200);
        Browser.of("manager").get("/notices/{id}", copy).then().body(containsString("The first one had no sound on the radio"));
        String news = update(incident, audience, same, Instant.now().plus(2, ChronoUnit.HOURS));
        as("manager").post("/api/notices/{id}/submission", news).then().statusCode(200);
        String other = update(incident, audience, same, null);
        Browser.of("manager").get("/notices/{id}/repeat", other).then().statusCode(200)
                .body(containsString("says the same as the last update"));
    }

    @Test
    void a_missed_promise_calls_first_and_is_told_honestly_only_when_two_agreed() {
        String who = tag();
        String incident = Browser.incident("No water", "LIVE");
        String audience = Browser.audience("email,name,language\nvera@%s.example,Vera,en\n".formatted(who));
        Instant due = Instant.now().plus(30, ChronoUnit.MINUTES);
        String promised = update(incident, audience, "The pump is broken.", due);
        Browser.letOut(promised);
        until(() -> progress(promised).extract().<Boolean> path("complete"));
        late.look(due.plus(1, ChronoUnit.MINUTES));
        late.look(due.plus(20, ChronoUnit.MINUTES));
        assertEquals(1, mails("vera@" + who + ".example").size(), "nobody agreed on it");

        as("manager").body(Map.of("waitMinutes", 10, "nextMinutes", 60))
                .put("/api/incidents/{id}/afterwards/late-rule", incident)
                .then().statusCode(200);
        late.look(due.plus(20, ChronoUnit.MINUTES));
        as("manager").post("/api/incidents/{id}/afterwards/late-rule/approval", incident).then().statusCode(403);
        as("manager2").post("/api/incidents/{id}/afterwards/late-rule/approval", incident).then().statusCode(200)
                .body("approvedBy", equalTo("manager2"));
        late.look(due.plus(5, ChronoUnit.MINUTES));
        assertEquals(1, mails("vera@" + who + ".example").size(), "its time has not come");
        late.look(due.plus(20, ChronoUnit.MINUTES));
        late.look(due.plus(21, ChronoUnit.MINUTES));
        until(() -> mails("vera@" + who + ".example").size() == 2);
        Map<String, Object> mail = mails("vera@" + who + ".example").getFirst();
        assertTrue(mail.get("subject").toString().contains("No news yet"), mail.toString());
        assertTrue(mail.get("text").toString().contains("We promised news by"), mail.toString());
        assertTrue(mail.get("text").toString().contains("Next update by"), mail.toString());
        as("manager").get("/api/incidents/{id}/notices", incident).then().body("[0].author", equalTo("manager"),
                "[0].approvedBy", equalTo("manager2"));
    }

    @Test
    void promises_are_counted_as_kept_or_open() {
        String incident = Browser.incident("No water", "DRILL");
        String audience = Browser.audience("email,name\nwim@town.example,Wim\n");
        Browser.letOut(update(incident, audience, "The pump is broken.", Instant.now().plus(1, ChronoUnit.HOURS)));
        Browser.letOut(update(incident, audience, "A new pump is on its way.", Instant.now().plus(2, ChronoUnit.HOURS)));
        as("manager").get("/api/incidents/{id}/afterwards/promises", incident).then().statusCode(200).body("kept", equalTo(1),
                "open", equalTo(1), "missed", equalTo(0));
        Browser.of("manager").get("/console/incidents/{id}", incident).then().statusCode(200)
                .body(containsString("promises kept"), containsString("If a promise is missed"));
    }

    @Test
    void fixed_goes_to_everybody_reached_over_what_reached_them_in_their_language() {
        String who = tag();
        String incident = Browser.incident("No water", "LIVE");
        as("manager").post("/api/incidents/{id}/afterwards/fixed", incident).then().statusCode(409);
        String first = update(incident, Browser.audience("email,phone,name,language\nyrsa@%1$s.example,,Yrsa,fi\n"
                .formatted(who)), "The pump is broken.", null);
        String second = update(incident, Browser.audience("email,phone,name\n,+12025550187,Zoe\nyrsa@%s.example,,Yrsa\n"
                .formatted(who)), "A new pump comes at noon on Monday.", null);
        for (String notice : List.of(first, second)) {
            Browser.letOut(notice);
            until(() -> progress(notice).extract().<Boolean> path("complete"));
        }
        String fixed = as("manager").post("/api/incidents/{id}/afterwards/fixed", incident).then().statusCode(200)
                .body("people.reached", equalTo(2)).extract().path("notice");
        as("manager").get("/api/notices/{id}", fixed).then().body("wordings.hu.subject", containsString("Megoldódott"));
        Browser.of("manager").get("/notices/{id}", fixed).then().statusCode(200).body(containsString("Everybody reached"));
        Browser.letOut(fixed);
        until(() -> progress(fixed).extract().<Boolean> path("complete"));
        progress(fixed).body("media.EMAIL.accepted", equalTo(1)).body("media.SMS.accepted", equalTo(1)).body("people.total",
                equalTo(2));
        assertEquals(3, mails("yrsa@" + who + ".example").size());
    }

    @Test
    void waves_wait_for_their_hour_and_never_hold_how_to_reach_us() {
        String who = tag();
        String incident = Browser.incident("No water", "LIVE");
        String audience = Browser.audience("email,name\na@%1$s.example,A\nb@%1$s.example,B\nc@%1$s.example,C\n".formatted(who));
        String notice = update(incident, audience, "The pump is broken.", null);
        as("manager").body(Map.of("people", 0, "minutes", 0)).put("/api/notices/{id}/waves", notice).then().statusCode(422);
        as("manager").body(Map.of("people", 1, "minutes", 1000)).put("/api/notices/{id}/waves", notice).then().statusCode(422)
                .body("errors.code", equalTo(List.of("too-slow")));
        as("manager").body(Map.of("people", 2, "minutes", 60)).put("/api/notices/{id}/waves", notice).then().statusCode(204);
        Browser.of("manager").get("/notices/{id}/waves", notice).then().statusCode(200)
                .body(containsString("It goes in waves"));
        Browser.letOut(notice);
        until(() -> progress(notice).extract().<Integer> path("media.EMAIL.accepted") == 2);
        carryFor(java.time.Duration.ofSeconds(2));
        progress(notice).body("media.EMAIL.queued", equalTo(1)).body("complete", equalTo(false));
        as("manager").delete("/api/notices/{id}/waves", notice).then().statusCode(409);
        String reach = as("manager").body(Map.of("purpose", "HOW_TO_REACH_US", "audience", audience))
                .post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract().path("id");
        as("manager").body(Map.of("people", 1, "minutes", 10)).put("/api/notices/{id}/waves", reach).then().statusCode(409)
                .body("code", equalTo("never-in-waves"));
    }

    @Test
    void a_silent_person_is_asked_once_and_yes_becomes_a_story() {
        String who = tag();
        String incident = Browser.incident("No water", "LIVE");
        String notice = update(incident, Browser.audience("email,name,language,safe_contact\nquiet@%1$s.example,Quiet,en,\n"
                .formatted(who)), "The pump is broken.", null);
        Browser.letOut(notice);
        until(() -> progress(notice).extract().<Boolean> path("complete"));
        Instant noon = java.time.LocalDate.now(java.time.ZoneId.of("Europe/Helsinki")).plusDays(2).atTime(12, 0)
                .atZone(java.time.ZoneId.of("Europe/Helsinki")).toInstant();
        // the service's own rounds would ask by today's clock what is asked here by that of the day after tomorrow
        until(() -> oneAtATime.run("pulse", () -> asksOnce(who, incident, noon)));
        var link = java.util.regex.Pattern.compile("/incidents/pulse/[A-Za-z0-9_-]{22}")
                .matcher(mails("quiet@" + who + ".example").getFirst().get("text").toString().replaceAll("=\\r?\\n", ""));
        assertTrue(link.find());
        io.restassured.RestAssured.given().get(link.group() + "?lang=fi").then().statusCode(200)
                .body(containsString("Tarvitsetko vielä apua?"));
        as("manager").get("/api/incidents/{id}/pulse", incident).then().body("asked", equalTo(1), "stuck", equalTo(0));
        io.restassured.RestAssured.given().formParam("stuck", "no").post(link.group()).then().statusCode(200);
        as("manager").get("/api/incidents/{id}/pulse", incident).then().body("well", equalTo(1), "stuck", equalTo(0));
        for (int taps = 0; taps < 2; taps++)
            io.restassured.RestAssured.given().redirects().follow(false).formParam("stuck", "yes").post(link.group()).then()
                    .statusCode(303);
        io.restassured.RestAssured.given().formParam("stuck", "no").post(link.group()).then().statusCode(200);
        as("manager").get("/api/incidents/{id}/pulse", incident).then().body("well", equalTo(0), "stuck", equalTo(1));
        String print = cipher.fingerprint("quiet@" + who + ".example");
        until(() -> broker.published("reply-received").stream().anyMatch(event -> event.contains(print)));
        carryFor(java.time.Duration.ofSeconds(1));
        assertEquals(1, broker.published("reply-received").stream().filter(event -> event.contains(print)).distinct().count());
        io.restassured.RestAssured.given().formParam("stuck", "no").post("/incidents/pulse/AAAAAAAAAAAAAAAAAAAAAA").then()
                .statusCode(200).body(containsString("Thank you"));
        Browser.of("manager").get("/console/incidents/{id}", incident).then().statusCode(200).body(containsString("1 stuck"));
    }

    private void asksOnce(String who, String incident, Instant noon) {
        pulse.ask(noon);
        assertEquals(1, mails("quiet@" + who + ".example").size(), "off by default");
        as("manager").body(Map.of("peopleADay", 5000)).put("/api/incidents/{id}/pulse", incident).then().statusCode(422);
        as("manager").body(Map.of("peopleADay", 5)).put("/api/incidents/{id}/pulse", incident).then().statusCode(200);
        pulse.ask(noon.minus(12, ChronoUnit.HOURS));
        as("manager").get("/api/incidents/{id}/pulse", incident).then().body("asked", equalTo(0));
        pulse.ask(noon);
        pulse.ask(noon);
        until(() -> mails("quiet@" + who + ".example").size() == 2);
    }

    private static String update(String incident, String audience, String body, Instant next) {
        Map<String, Object> wanted = new HashMap<>(Map.of("purpose", "UPDATE", "audience", audience, "media",
                List.of("EMAIL", "SMS"), "wordings", Map.of("en", Map.of("subject", "Water", "body", body, "sms", body))));
        if (next != null)
            wanted.put("nextUpdateAt", next.toString());
        return as("manager").body(wanted).post("/api/incidents/{id}/notices", incident).then().statusCode(201).extract()
                .path("id");
    }
}
