package org.tourniquet.broadcast.plan;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.BroadcastTest;
import org.tourniquet.broadcast.Browser;
import org.tourniquet.broadcast.SignedIn;
import org.tourniquet.local.law.Eventually;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

/** After a drill one can see how quick it was, whom it reached, and whether it was better the time before. */
@QuarkusTest
@BroadcastTest
class ReportTest {
    private static final String FLOOD = "00000000-0000-4000-8000-00000000b001";
    @Inject
    EntityManager database;

    @Test
    void a_drill_is_measured_and_held_against_the_one_before() throws InterruptedException {
        String before = drill(false);
        String id = drill(true);
        Browser.api("auditor").get("/api/incidents/{id}/report", id).then().statusCode(200).body("mode", equalTo("DRILL"))
                .body("firstNotice.toFirst", greaterThanOrEqualTo(0)).body("firstNotice.toFirst", lessThan(60))
                .body("firstNotice.goal", equalTo(120)).body("firstNotice.withinGoal", equalTo(true))
                .body("approvals.by", equalTo(List.of("Henrik Aalto"))).body("reach.people", equalTo(2))
                .body("reach.reached", equalTo(2)).body("reach.languages", equalTo(Map.of("fi", 1, "hu", 1)))
                .body("reach.media", equalTo(Map.of("EMAIL", 2))).body("tasks.all", equalTo(7)).body("tasks.inTime", equalTo(1))
                .body("previous.incident", equalTo(before)).body("previous.tasks.inTime", equalTo(0))
                .body("previous.previous", nullValue());
        String page = SignedIn.as("manager").opens("/console/incidents/" + id + "/report").text();
        assertTrue(page.contains("2 of 2") && page.contains("E-mail 2") && page.contains("Suomi 1") && !page.contains("–")
                && page.contains("1 of 7") && page.contains("0 of 7"), page);
        assertTrue(SignedIn.as("lead").opens("/console/incidents/" + id).text().contains("Results of this drill"));
    }

    @Test
    void an_incident_in_which_nothing_was_said_has_no_figures_to_be_proud_of() {
        String id = Browser.incident("Silence", "DRILL");
        Browser.api("manager").get("/api/incidents/{id}/report", id).then().statusCode(200).body("firstNotice", nullValue())
                .body("reach", nullValue()).body("tasks.all", equalTo(0));
        assertTrue(SignedIn.as("manager").opens("/console/incidents/" + id + "/report").text().contains("Nothing was let out"));
        Browser.api("agent").get("/api/incidents/{id}/report", id).then().statusCode(403);
        Browser.api("manager").get("/api/incidents/{id}/report", UUID.randomUUID()).then().statusCode(404);
    }

    /** A drill of the flood plan with two people, as the dispatcher leaves it, and perhaps a task done. */
    private String drill(boolean task) {
        String audience = Browser.audience("""
                email,name,language
                aino.%1$d@town.example,Aino,fi
                bela.%1$d@town.example,Bela,hu
                """.formatted(System.nanoTime()));
        String id = Browser.api("manager").body(Map.of("title", "High water", "mode", "DRILL", "plan", FLOOD))
                .post("/api/incidents").then().statusCode(201).extract().path("id");
        String notice = Browser.api("manager")
                .body(Map.of("purpose", "UPDATE", "audience", audience, "media", List.of("EMAIL"), "wordings",
                        Map.of("en", Map.of("subject", "Water", "body", "The water rises"))))
                .post("/api/incidents/{id}/notices", id).then().statusCode(201).extract().path("id");
        Browser.letOut(notice);
        rehearse(UUID.fromString(notice));
        if (task) {
            String first = Browser.api("manager").get("/api/incidents/{id}/tasks", id).path("[0].id");
            Browser.api("manager").body(Map.of("evidence", "spoke with officer 7"))
                    .post("/api/incidents/{id}/tasks/{task}/done", id, first).then().statusCode(200);
        }
        return id;
    }

    /** What the dispatcher would write: the fan-out is real, but topics are in memory here, so nothing comes back from them. */
    private void rehearse(UUID notice) {
        Eventually.holds("both are owed it", () -> written(notice) == 2);
        QuarkusTransaction.requiringNew().run(() -> database
                .createNativeQuery("update delivery set state = 'REHEARSED' where notice_id = ?1").setParameter(1, notice)
                .executeUpdate());
    }

    private long written(UUID notice) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database
                .createNativeQuery("select count(*) from delivery where notice_id = ?1").setParameter(1, notice)
                .getSingleResult()).longValue());
    }
}
