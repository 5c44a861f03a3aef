package org.tourniquet.triage.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import org.tourniquet.triage.RealDesk;
import org.tourniquet.triage.assessment.Humans;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

/** What people told is kept for as long as it helps them, and written nowhere else. */
@QuarkusTest
@RealDesk
class RetentionTest extends AtTheDesk {

    @Inject
    Humans humans;

    private long rows(String table) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) Ticket.getEntityManager()
                .createNativeQuery("select count(*) from " + table).getSingleResult()).longValue());
    }

    @Test
    void after_thirty_days_closed_stories_and_their_answers_are_gone_and_a_number_is_left() {
        QuarkusTransaction.requiringNew()
                .run(() -> Ticket.getEntityManager().createNativeQuery("delete from helped").executeUpdate());
        told("hours", PHONE);
        String id = taken("agent");
        as("agent").body("{\"outcome\":\"Power is back\"}").post("/api/tickets/" + id + "/close").then().statusCode(200);
        told("days", PHONE);
        time.forward(Duration.ofDays(29));
        sweep.forgetWhatIsOver();
        assertEquals(2, rows("assessment"));
        time.forward(Duration.ofDays(2));
        sweep.forgetWhatIsOver();
        assertEquals(1, rows("assessment"), "the open story keeps what was told");
        assertEquals(1, rows("ticket"));
        assertEquals(0, rows("answer where assessment not in (select id from assessment)"));
        assertEquals(1, humans.helped("natural-disaster", "power"), "whom we helped is still counted");
        String open = taken("agent");
        as("agent").get("/api/tickets/" + open).then().statusCode(200).body("timeline.text", hasItem("Within days"));
        sweep.forgetWhatIsOver();
        assertEquals(1, humans.helped("natural-disaster", "power"), "and only once");
    }

    /** Everything a person may type, through every door, with everything that can go wrong; then the log is read. */
    @Test
    void no_answer_no_word_and_no_address_is_ever_in_the_log() throws Exception {
        List<String> canaries = List.of("canary-words-7431", "canary.mail.7431", "2025550199", "Canary Name 7431",
                "canary-option-7431", "canary-own-7431");
        var lines = new CopyOnWriteArrayList<String>();
        Handler reader = reading(lines);
        Logger root = Logger.getLogger("");
        root.addHandler(reader);
        try {
            String token = told("hours",
                    ",\"person\":{\"name\":\"Canary Name 7431\",\"phone\":\"+12025550199\",\"email\":\"canary.mail.7431@example.org\"}");
            says(token, "words", "canary-words-7431, he is not breathing");
            wrong(token, "safety", "canary-option-7431");
            wrong(token, "canary-own-7431", "x");
            given().contentType(ContentType.JSON).body("{\"question\": canary-words-7431")
                    .post("/api/assessments/" + token + "/answers").then().statusCode(400);
            given().redirects().follow(false).formParam("email", "canary.mail.7431 not one")
                    .formParam("words", "canary-own-7431")
                    .post("/help/" + token + "/contact");
            String id = taken("agent");
            write("agent", id, "SMS", "canary-own-7431").statusCode(201);
            replies(UUID.randomUUID(), "SMS", "+12025550199", "canary-words-7431");
            replies(UUID.randomUUID(), "EMAIL", "canary.mail.7431@example.org", "canary-words-7431");
            soon(() -> as("agent").get("/api/tickets/" + id).then()
                    .body("timeline.findAll { it.kind == 'IN' }.text", hasItem("canary-words-7431")));
            sweep.round();
            sweep.forgetWhatIsOver();
        } finally {
            root.removeHandler(reader);
        }
        assertTrue(lines.stream().anyMatch(l -> l.contains("forgot")), "the log is really read");
        for (String canary : canaries)
            assertEquals(List.of(), lines.stream().filter(l -> l.contains(canary)).toList());
    }

    private static void wrong(String token, String question, Object value) {
        given().contentType(ContentType.JSON).body(Map.of("question", question, "value", value))
                .post("/api/assessments/" + token + "/answers").then();
    }

    private static Handler reading(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                String text = line instanceof ExtLogRecord ext ? ext.getFormattedMessage() : line.getMessage();
                for (Throwable t = line.getThrown(); t != null; t = t.getCause())
                    text += "\n" + t;
                lines.add(text);
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
    }
}
