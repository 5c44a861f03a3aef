package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.suite.Port;

import com.fasterxml.jackson.databind.JsonNode;

/** PostgreSQL is gone in the middle of a notice: everybody is told so clearly, and it goes on without a hand. */
class PostgresStoppedJourney {

    /** Longer than a connection is waited for and than most requests; shorter than a lease. */
    private static final Duration AWAY = Duration.ofSeconds(20);
    private static final List<String> SERVICES = List.of("directory", "broadcast", "triage");

    @AfterEach
    void mend() throws Exception {
        BadDays.mend();
    }

    @Test
    void a_stopped_database_is_a_clear_problem_and_everything_recovers_by_itself() throws Exception {
        SentNotice notice = SentNotice.submitted(Crowd.of("paused", 423, 1_500), "EMAIL", "SMS");
        int before = BadDays.journals().count();
        notice.approve();
        Eventually.within(Duration.ofSeconds(60), "the first messages have arrived",
                () -> BadDays.journals().count() - before >= 200);
        Api strangers = Api.anonymous(BadDays.uri(Port.DIRECTORY));
        assertTrue(strangers.text("/contact?need=crisis").contains("tel:+"));
        BadDays.part("postgres").stop();
        Instant gone = Instant.now();

        for (String service : SERVICES) {
            Eventually.within(Duration.ofSeconds(20), service + " is not ready", () -> Health.of(service, "ready") == 503);
            assertEquals(200, Health.of(service, "live"), service + " need not be restarted");
        }
        String told = aChangeArrives();
        isAClearProblem(Api.anonymous(BadDays.uri(Port.DIRECTORY)), "GET", "/api/channels", null);
        isAClearProblem(SentNotice.manager(), "POST", "/api/incidents",
                "{\"title\":\"Lost?\",\"kind\":\"OTHER\",\"mode\":\"LIVE\"}");
        isAClearProblem(SentNotice.manager(), "GET", notice.path("/progress"), null);
        isAClearProblem(Api.as("agent", BadDays.uri(Port.TRIAGE)), "POST", "/api/queue/next", "{}");
        isADesignedPage(BadDays.uri(Port.DIRECTORY).resolve("/contact/poster"));
        assertTrue(strangers.text("/contact?need=crisis").contains("tel:+"), "who needs a door is still shown it");
        assertTrue(strangers.text("/contact?need=crisis&lang=fi").contains("tel:+"), "and in words not said before");
        isADesignedPage(BadDays.uri(Port.BROADCAST).resolve("/incidents"));
        isADesignedPage(BadDays.uri(Port.TRIAGE).resolve("/help?incident=" + notice.incident()));

        Eventually.pause(AWAY.minus(Duration.between(gone, Instant.now())));
        BadDays.part("postgres").start();
        Instant back = Instant.now();
        for (String service : SERVICES) {
            Eventually.within(Duration.ofSeconds(20), service + " is ready again", () -> Health.of(service, "ready") == 200);
        }
        System.out.printf("without PostgreSQL for %d s; all ready %d ms after it was back%n",
                Duration.between(gone, back).toSeconds(), Duration.between(back, Instant.now()).toMillis());
        assertTrue(Api.anonymous(BadDays.uri(Port.DIRECTORY)).get("/api/channels").get("items").size() >= 5);
        notice.completesWithin(Duration.ofSeconds(150));
        Ledger.Verdict verdict = notice.ledger().mustHold();
        System.out.printf("complete %d s after PostgreSQL was back; %d mails twice and flagged%n",
                Duration.between(back, Instant.now()).toSeconds(), verdict.ambiguous().size());
        assertEquals(notice.crowd().size(), notice.progress().get("people").get("accounted").asInt());
        Eventually.within(Duration.ofSeconds(30), "what arrived meanwhile is known to both who hear of channels",
                () -> found("broadcast", "known_channel", told) && found("triage", "known_channel", told));
        changesStillTravel();
    }

    /** An event for two services that cannot keep it now: it waits, because it is not to blame. */
    private static String aChangeArrives() {
        String id = UUID.randomUUID().toString();
        try (Topics topics = new Topics(BadDays.suite().bootstrapServers())) {
            topics.send("directory.channel-changed.v1", id, """
                    {"id":"%s","version":1,"retired":true,"kind":"PHONE","name":{"en":"In the dark"},"address":\
                    {"en":"+12025550189"},"changedAt":"2026-11-22T10:00:00Z"}""".formatted(id));
        }
        return id;
    }

    private static void isAClearProblem(Api api, String method, String path, String body) throws Exception {
        HttpResponse<String> answer = api.send(method, path, body == null ? null : "application/json", body);
        assertEquals(503, answer.statusCode(), method + " " + path + ": " + answer.body());
        assertTrue(answer.headers().firstValue("Retry-After").orElse("").matches("\\d+"), "Retry-After of " + path);
        assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json"));
        JsonNode problem = Api.JSON.readTree(answer.body());
        assertEquals("database-down", problem.get("code").asText());
        assertTrue(problem.get("detail").asText().contains("safe"), problem.toString());
    }

    private static void isADesignedPage(URI page) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(page).header("Accept", "text/html").header("Accept-Language", "en")
                            .timeout(Duration.ofSeconds(30)).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(503, answer.statusCode(), page + ": " + answer.body());
            assertTrue(answer.headers().firstValue("Retry-After").isPresent(), "Retry-After of " + page);
            assertTrue(answer.body().contains("<h1>We cannot reach our records at the moment</h1>")
                    && answer.body().contains("house.css"), page + ": " + answer.body());
        }
    }

    /** The topics are heard and written to as before. */
    private static void changesStillTravel() {
        String incident = SentNotice.manager().post("/api/incidents",
                Map.of("title", "After the outage", "kind", "SERVICE_OUTAGE", "mode", "LIVE")).get("id").asText();
        Eventually.within(Duration.ofSeconds(30), "triage hears of a new incident",
                () -> found("triage", "known_incident", incident));
    }

    private static boolean found(String service, String table, String id) throws SQLException {
        try (var database = BadDays.suite().database(service);
                var row = database.createStatement().executeQuery("select 1 from " + table + " where id = '" + id + "'")) {
            return row.next();
        }
    }
}
