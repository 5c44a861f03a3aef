package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

/** A promised next update: said to everybody, counted down for the managers, and kept by the next word. */
@QuarkusTest
@BroadcastTest
class PromiseTest {
    private static final Instant SOON = Instant.now().plus(50, ChronoUnit.MINUTES);
    @Inject
    PromiseWatch watch;

    @Test
    void everybody_reads_when_they_hear_next_on_every_medium() {
        String notice = notice(Browser.incident("River over its banks", "LIVE"), "UPDATE", SOON);
        for (String medium : new String[] { "EMAIL", "SMS", "BANNER" })
            Browser.api("manager").get("/api/notices/{id}/preview?medium={medium}", notice, medium).then().statusCode(200)
                    .body("text", containsString("Next update by "));
        Browser.api("manager").get("/api/notices/{id}/preview?medium=EMAIL", notice).then()
                .body("html", containsString("Next update by "));
    }

    @Test
    void who_is_contacted_with_care_reads_of_no_promise() {
        String audience = Browser.audience("phone,name,safe_contact\n+12025550171,Saana,yes\n");
        String notice = notice(Browser.incident("River over its banks", "LIVE"), "UPDATE", SOON);
        String saana = Browser.api("manager").get("/api/recipients?q=Saana").path("items[0].id");
        Browser.api("manager").get("/api/notices/{id}/preview?medium=SMS&recipient={who}", notice, saana).then()
                .statusCode(200).body("text", not(containsString("Next update")));
        Browser.of("manager").get("/audiences/{id}", audience).then().statusCode(200);
    }

    @Test
    void a_promise_stands_on_home_and_public_page_until_an_update_keeps_it() {
        String incident = Browser.incident("River over its banks", "LIVE");
        Browser.letOut(notice(incident, "HOW_TO_REACH_US", SOON));
        Browser.of("manager").get("/console/incidents/{id}", incident).then().statusCode(200)
                .body(containsString("until the update promised for"), containsString("data-until"));
        RestAssured.given().get("/incidents/{id}?lang=fi", incident).then().statusCode(200)
                .body(containsString("Seuraava tieto viimeistään"));

        Browser.letOut(notice(incident, "CORRECTION", null));
        Browser.of("manager").get("/console/incidents/{id}", incident).then().body(containsString("data-until"));

        Browser.letOut(notice(incident, "UPDATE", null));
        Browser.of("manager").get("/console/incidents/{id}", incident).then().body(not(containsString("data-until")),
                containsString("no next update is promised"));
        RestAssured.given().get("/incidents/{id}?lang=fi", incident).then().body(not(containsString("Seuraava tieto")));
    }

    @Test
    void the_managers_are_called_once_before_it_falls_due() {
        String incident = Browser.incident("River over its banks", "DRILL");
        String far = notice(incident, "HOW_TO_REACH_US", SOON);
        Browser.letOut(far);
        look();
        assertEquals(0, calls(far));
        String near = notice(incident, "UPDATE", Instant.now().plus(5, ChronoUnit.MINUTES));
        Browser.letOut(near);
        look();
        look();
        assertEquals(1, calls(near));
    }

    private void look() {
        QuarkusTransaction.requiringNew().run(watch::look);
    }

    private static int calls(String notice) {
        return Browser.of("manager").get("/notices/{id}", notice).then().statusCode(200).extract().asString()
                .split(PromiseWatch.CALLED, -1).length - 1;
    }

    @Test
    void a_promise_in_the_past_or_in_the_far_future_is_refused() {
        String incident = Browser.incident("River over its banks", "LIVE");
        refused(incident, Instant.now().minusSeconds(60), "past");
        refused(incident, Instant.now().plus(60, ChronoUnit.DAYS), "too-far");
    }

    private static void refused(String incident, Instant next, String code) {
        Browser.api("manager").body(wanted("UPDATE", next)).post("/api/incidents/{id}/notices", incident).then()
                .statusCode(422).body("errors.pointer", hasItem("/nextUpdateAt")).body("errors.code", hasItem(code));
    }

    private static String notice(String incident, String purpose, Instant next) {
        return Browser.api("manager").body(wanted(purpose, next)).post("/api/incidents/{id}/notices", incident).then()
                .statusCode(201).body("state", equalTo("DRAFT")).extract().path("id");
    }

    private static Map<String, Object> wanted(String purpose, Instant next) {
        Map<String, Object> wanted = new HashMap<>(Map.of("purpose", purpose, "audience",
                Browser.audience("email,name\nanna@town.example,Anna\n"), "wordings",
                Map.of("en", Map.of("subject", "Water", "body", "The water rises", "sms", "Water", "banner", "Water"))));
        if (next != null)
            wanted.put("nextUpdateAt", next.toString());
        return wanted;
    }
}
