package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.assessment.Share;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** How often people want something else first, go silent, and how long they wait: counted, told, and kept as numbers. */
@QuarkusTest
@RealDesk
class MeasuresTest extends AtTheDesk {

    @Inject
    Quality quality;

    @BeforeEach
    void nothing_measured_yet() {
        QuarkusTransaction.requiringNew().run(() -> List.of("measured_assessment", "measured_answer").forEach(
                t -> Ticket.getEntityManager().createNativeQuery("delete from " + t).executeUpdate()));
    }

    /** Power is found; comms happens, too. */
    private static String decided() {
        String token = person("");
        says(token, "safety", List.of());
        says(token, "horizon", "hours");
        says(token, "present", List.of("power", "comms"));
        String next = next(token);
        for (int i = 0; i < 20 && next != null; i++) {
            says(token, next, next.startsWith("pick-") ? "power" : "unknown");
            next = next(token);
        }
        return token;
    }

    private static String next(String token) {
        return given().get("/api/assessments/" + token).then().extract().path("next.question.id");
    }

    private static void wants(String token, String issue) {
        given().contentType(ContentType.JSON).body("{\"issue\":\"" + issue + "\"}")
                .put("/api/assessments/" + token + "/wishes/first").then().statusCode(200);
    }

    @Test
    void overrides_abandonment_and_answer_times_are_counted_and_outlive_the_stories() {
        wants(decided(), "comms");
        String back = decided();
        wants(back, "comms");
        wants(back, "power");
        decided();
        says(person(""), "safety", List.of());
        says(person(""), "safety", List.of("LIFE"));
        for (int i = 0; i < 4; i++)
            as("agent").post("/api/queue/next").then().statusCode(200);
        time.forward(Duration.ofMinutes(11));
        sweep.round();
        counted();
        quality.measure();
        given().get("/q/metrics").then().statusCode(200)
                .body(containsString("tourniquet_triage_overrides{protocol=\"natural-disaster\",version=\"1\"} 1.0"))
                .body(containsString("tourniquet_triage_assessments_abandoned{medium=\"WEB\"} 1.0"))
                .body(containsString("tourniquet_triage_answers{medium=\"WEB\"} 4.0"));
        QuarkusTransaction.requiringNew()
                .run(() -> Ticket.update("state = ?1, closedAt = ?2", Ticket.State.CLOSED, time.instant()));
        time.forward(Duration.ofDays(31));
        sweep.forgetWhatIsOver();
        assertEquals(0, count("true"));
        counted();
        sweep.forgetWhatIsOver();
        counted();
    }

    private static void counted() {
        as("auditor").get("/api/measures").then().statusCode(200).body("definitions[0].protocol", equalTo("natural-disaster"))
                .body("definitions[0].version", equalTo(1)).body("definitions[0].begun", equalTo(5))
                .body("definitions[0].overridden.count", equalTo(1)).body("definitions[0].overridden.of", equalTo(3))
                .body("definitions[0].overridden.share", nullValue()).body("media[0].medium", equalTo("WEB"))
                .body("media[0].abandoned.count", equalTo(1)).body("media[0].abandoned.of", equalTo(5))
                .body("media[0].answered", equalTo(4)).body("media[0].inTime.count", notNullValue());
        as("agent").get("/api/measures").then().statusCode(403);
    }

    @Test
    void of_fewer_than_ten_no_share_is_told_and_of_more_its_interval() {
        assertNull(Share.of(3, 9).share());
        Share share = Share.of(3, 24);
        assertEquals(0.125, share.share());
        assertEquals(0.043, share.low());
        assertEquals(0.31, share.high());
        assertEquals("3 of 24 (12.5 %, likely 4.3 to 31.0 %)", share.said());
        assertEquals(0.0, Share.of(0, 50).low());
        assertTrue(Share.of(0, 50).high() > 0.05);
    }

    @Test
    void the_protocols_page_tells_how_often_another_came_first() {
        wants(decided(), "comms");
        String session = given().redirects().follow(false).formParam("name", "lead").formParam("password", "demo")
                .post("/login").then().statusCode(302).extract().cookie("tourniquet-session");
        given().cookie("tourniquet-session", session).header("Accept", "text/html").get("/protocols/natural-disaster/1").then()
                .statusCode(200).body(containsString("1 of 1")).body(containsString("wanted another first"));
    }
}
