package org.tourniquet.broadcast.notice;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.local.law.Eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** A promised next update: said to everybody, counted down for the managers, and kept by the next word. */
@QuarkusTest
@BroadcastTest
class PromiseTest {
    private static final Instant SOON = Instant.now().plus(50, ChronoUnit.MINUTES);
    @Inject
    PromiseWatch watch;
    @Inject
    OnCall onCall;
    @Inject
    FieldCipher cipher;
    @Inject
    @Any
    InMemoryConnector topics;

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

    @Test
    void whoever_is_on_duty_by_the_roster_is_called_and_the_others_sleep() {
        String tag = Long.toString(System.nanoTime(), 36);
        try {
            topics.source("duty-changed")
                    .send("""
                            {"id":"roster","version":1,"members":[
                              {"username":"manager","name":"Maria Lind","sealedMail":"%s","sealedPhone":null,"approves":true,"onCall":false},
                              {"username":"manager2","name":"Henrik Aalto","sealedMail":"%s","sealedPhone":null,"approves":true,"onCall":false}],
                             "shifts":[{"from":"2020-11-22T18:00:00Z","to":"2099-11-23T06:00:00Z","people":["manager2"]}],
                             "changedAt":"2026-11-22T10:00:00Z"}"""
                            .formatted(cipher.seal("day@" + tag + ".example"),
                                    cipher.seal("night@" + tag + ".example")));
            Eventually.holds("the roster is known", () -> QuarkusTransaction.requiringNew().call(onCall::rosterHeard));
            String notice = notice(Browser.incident("River " + tag, "DRILL"), "UPDATE",
                    Instant.now().plus(5, ChronoUnit.MINUTES));
            Browser.letOut(notice);
            look();
            Eventually.holds("who is on duty is called", () -> called(tag).contains("night@" + tag + ".example"));
            assertEquals(List.of("night@" + tag + ".example"), called(tag));
        } finally {
            QuarkusTransaction.requiringNew()
                    .run(() -> Notice.getEntityManager().createNativeQuery("delete from known_roster").executeUpdate());
            Eventually.holds("the roster is forgotten", () -> !QuarkusTransaction.requiringNew().call(onCall::rosterHeard));
        }
    }

    /** Who was called about the promised update of this incident. */
    private List<String> called(String tag) {
        List<?> rows = QuarkusTransaction.requiringNew().call(() -> Notice.getEntityManager().createNativeQuery(
                "select sealed_address, sealed_subject from one_person_message where purpose = 'STAFF_PAGE' and medium = 'EMAIL'",
                Object[].class).getResultList());
        return rows.stream().map(Object[].class::cast).filter(row -> cipher.open((String) row[1]).endsWith("River " + tag)
                && cipher.open((String) row[1]).contains("Update promised for")).map(row -> cipher.open((String) row[0]))
                .toList();
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
