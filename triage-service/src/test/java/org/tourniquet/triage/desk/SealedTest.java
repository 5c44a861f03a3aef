package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.assessment.Humans;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** Whoever reads the tables, or a copy of them, reads no person's words, address or trouble. */
@QuarkusTest
@RealDesk
class SealedTest extends AtTheDesk {

    @Inject
    Sealing sealing;
    @Inject
    Humans humans;

    private static final List<String> PEOPLE = List.of("assessment", "answer", "ticket", "moment", "message", "promise",
            "alert",
            "dialogue", "text_line", "resume_code", "idempotency_key");

    /** Every row of every table, as a backup would have it. */
    @SuppressWarnings("unchecked")
    private static List<String> dump(String only) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var em = Ticket.getEntityManager();
            List<String> tables = em.createNativeQuery("""
                    select table_name from information_schema.tables
                    where table_schema = 'public' and table_type = 'BASE TABLE'""", String.class).getResultList();
            var rows = new ArrayList<String>();
            tables.stream().filter(t -> only == null || t.equals(only)).forEach(t -> rows.addAll(em
                    .createNativeQuery("select cast(t as text) from " + t + " t", String.class).getResultList()));
            return rows;
        });
    }

    private static void nowhere(String text, List<String> rows) {
        assertEquals(List.of(), rows.stream().filter(r -> r.contains(text)).toList(), text);
    }

    @Test
    void no_words_no_address_and_no_trouble_of_a_person_stands_in_the_clear() throws Exception {
        String token = told("hours",
                ",\"person\":{\"name\":\"Canary Name 7432\",\"phone\":\"+12025550198\",\"email\":\"canary.mail.7432@example.org\"}");
        says(token, "words", "canary-words-7432, he is not breathing");
        says(token, "safety", List.of("SELF_HARM"));
        String other = told("hours", "");
        String way = given().get("/api/assessments/" + other).then().extract().path("next.verdict.options[0].id");
        given().contentType(ContentType.JSON).body("{\"way\":\"" + way + "\"}").put("/api/assessments/" + other + "/wishes/way")
                .then().statusCode(200);
        String id = taken("agent");
        as("agent").header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of("medium", "SMS", "text", "canary-answer-7432")).post("/api/tickets/" + id + "/messages").then()
                .statusCode(201);
        replies(UUID.randomUUID(), "SMS", "+12025550198", "canary-reply-7432");
        soon(() -> as("agent").get("/api/tickets/" + id).then().body("timeline.text", hasItem("canary-reply-7432")));
        String key = UUID.randomUUID().toString();
        for (int twice = 0; twice < 2; twice++)
            as("agent").header("Idempotency-Key", key).body("{\"outcome\":\"canary-outcome-7432\"}")
                    .post("/api/tickets/" + id + "/close").then().statusCode(200)
                    .body("outcome", equalTo("canary-outcome-7432"));
        List<String> all = dump(null);
        assertTrue(all.size() > 100, "the tables are really read");
        for (String canary : List.of("canary-words-7432", "canary-answer-7432", "canary-reply-7432", "canary-outcome-7432",
                "Canary Name 7432", "canary.mail.7432", "2025550198"))
            nowhere(canary, all);
        for (String table : PEOPLE)
            for (String trouble : List.of("The power is out", "power,", "Within hours", "SELF_HARM", way + ","))
                nowhere(trouble, dump(table));
    }

    @Test
    void what_an_earlier_version_left_in_the_clear_is_read_counted_and_sealed() {
        told("hours", "");
        String id = taken("agent");
        as("agent").body("{\"outcome\":\"Done\"}").post("/api/tickets/" + id + "/close").then().statusCode(200);
        QuarkusTransaction.requiringNew().run(() -> {
            var em = Ticket.getEntityManager();
            em.createNativeQuery("""
                    update ticket set headline = 'The power is out', reason = 'Old reason', winner = 'power',
                    issue_print = null""").executeUpdate();
            em.createNativeQuery("update moment set detail = 'Old detail'").executeUpdate();
        });
        as("auditor").get("/api/tickets/" + id).then().statusCode(200).body("headline", equalTo("The power is out"))
                .body("winner", equalTo("power"));
        sealing.seal();
        nowhere("The power is out", dump("ticket"));
        nowhere("Old reason", dump("ticket"));
        nowhere("Old detail", dump("moment"));
        as("auditor").get("/api/tickets/" + id).then().body("headline", equalTo("The power is out"))
                .body("reason", equalTo("Old reason")).body("winner", equalTo("power"));
        assertTrue(humans.helped("natural-disaster", "power") > 0, "and still counted among those we helped");
        List<String> before = dump("ticket");
        sealing.seal();
        assertEquals(before, dump("ticket"), "sealed once");
        assertFalse(before.isEmpty());
    }
}
