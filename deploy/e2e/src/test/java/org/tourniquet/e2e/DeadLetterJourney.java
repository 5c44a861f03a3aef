package org.tourniquet.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;

/** What cannot be read is laid aside with the reason, and the next event is heard as if nothing had been. */
class DeadLetterJourney {

    /** The promise is a second; a machine that does many things at once is given a few. */
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final List<String> NO_EVENTS = Arrays.asList("this is not JSON {", "{\"unknown\":true,\"version\":1}",
            "{\"id\":\"not a uuid\",\"version\":\"many\",\"ids\":7}", "[1,2,3]", null);

    private Topics topics;

    @BeforeEach
    void connect() {
        topics = new Topics(BadDays.suite().bootstrapServers());
    }

    @AfterEach
    void mend() throws Exception {
        topics.close();
        BadDays.mend();
    }

    @Test
    void what_is_no_channel_is_laid_aside_by_both_who_hear_of_channels() {
        String id = UUID.randomUUID().toString();
        String channel = """
                {"id":"%s","version":1,"retired":true,"kind":"PHONE","name":{"en":"After the noise"},"address":\
                {"en":"+12025550188"},"needs":[],"languages":["en"],"timeZone":"Europe/Helsinki","country":"FI",\
                "humanAnswers":true,"constraints":[],"state":"CLOSED","rank":{},"open":[],"changedAt":"2026-11-22T10:00:00Z"}"""
                .formatted(id);
        hearsOnAfterNoise("directory.channel-changed.v1", 2, id, channel,
                () -> found("broadcast", "known_channel", id) && found("triage", "known_channel", id));
    }

    @Test
    void what_is_no_incident_is_laid_aside_by_triage() {
        String id = UUID.randomUUID().toString();
        String incident = """
                {"id":"%s","version":1,"title":"After the noise","kind":"OTHER","mode":"DRILL","state":"CLOSED",\
                "protocol":"service-outage","openedAt":"2026-11-22T10:00:00Z","closedAt":"2026-11-22T11:00:00Z"}"""
                .formatted(id);
        hearsOnAfterNoise("broadcast.incident-changed.v1", 1, id, incident, () -> found("triage", "known_incident", id));
    }

    @Test
    void what_is_no_wish_and_no_batch_is_laid_aside_and_the_next_text_arrives() throws Exception {
        String[] sealed = somethingSealed();
        topics.noise("broadcast.deliveries.sms.urgent.v1", NO_EVENTS);
        String id = UUID.randomUUID().toString();
        String wish = """
                {"id":"%s","medium":"SMS","sealedAddress":"%s","language":"en","sealedSubject":null,"sealedBody":"%s",\
                "purpose":"TICKET","incident":null,"mode":"LIVE","ticket":"%s","requestedAt":"%s"}"""
                .formatted(id, sealed[0], sealed[1], UUID.randomUUID(), Instant.now());
        int before = BadDays.journals().textsTo(sealed[2]).size();
        hearsOnAfterNoise("triage.message-requested.v1", 1, id, wish,
                () -> BadDays.journals().textsTo(sealed[2]).size() == before + 1);
        allLaidAside("broadcast.deliveries.sms.urgent.v1", 1);
    }

    private void hearsOnAfterNoise(String topic, int listeners, String key, String good,
            java.util.concurrent.Callable<Boolean> effect) {
        topics.noise(topic, NO_EVENTS);
        topics.send(topic, key, good);
        Duration took = Eventually.within(SOON.plus(SOON), "a good event after the bad ones on " + topic + " has its effect",
                effect);
        System.out.printf("%s: heard on %d ms after %d that are no events%n", topic, took.toMillis(), NO_EVENTS.size());
        allLaidAside(topic, listeners);
    }

    /** Each of them, once for each who listens, with the reason and where it was. */
    private void allLaidAside(String topic, int listeners) {
        List<Topics.Letter> letters = topics.deadLetters(topic, NO_EVENTS.size() * listeners, SOON.plus(SOON));
        for (String bad : NO_EVENTS) {
            assertEquals(listeners, letters.stream().filter(letter -> java.util.Objects.equals(bad, letter.value())).count(),
                    bad + " of " + topic + " among " + letters);
        }
        for (Topics.Letter letter : letters) {
            assertTrue(letter.headers().getOrDefault("dead-letter-reason", "").length() > 5, letter.toString());
            assertEquals(topic, letter.headers().get("dead-letter-topic"));
            assertTrue(letter.headers().containsKey("dead-letter-offset"), letter.toString());
        }
    }

    private static boolean found(String service, String table, String id) throws SQLException {
        try (var database = BadDays.suite().database(service);
                var row = database.createStatement().executeQuery("select 1 from " + table + " where id = '" + id + "'")) {
            return row.next();
        }
    }

    /** A real page to staff lends its sealed number and words: address, body, and the number in clear. */
    private static String[] somethingSealed() throws SQLException {
        SentNotice.submitted(Crowd.of("sealed", 424, 3), "EMAIL");
        String[] sealed = new String[3];
        Eventually.within(Duration.ofSeconds(30), "the other manager is paged", () -> {
            try (var database = BadDays.suite().database("broadcast");
                    var row = database.createStatement().executeQuery(
                            "select sealed_address, sealed_body from one_person_message where medium = 'SMS' order by requested_at desc limit 1")) {
                if (!row.next()) {
                    return false;
                }
                sealed[0] = row.getString(1);
                sealed[1] = row.getString(2);
                sealed[2] = "+12025550152";
                return BadDays.journals().textsTo(sealed[2]).size() > 0;
            }
        });
        return sealed;
    }
}
