package org.tourniquet.triage.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** A desk and somebody who texts to it: what they write goes in as broadcast tells it, what they get comes back. */
abstract class AtThePhone extends AtTheDesk {

    static final String PHONE = "+12025550188";
    static final UUID FLOOD = UUID.fromString("00000000-0000-4000-8000-00000000f10d");

    /** Whatever comes is not waited for any longer. */
    static final Duration PATIENCE = Duration.ofSeconds(45);

    int read;

    @BeforeEach
    void a_flood_is_on() {
        sql("delete from dialogue");
        sql("delete from known_incident where id = '" + FLOOD + "'");
        sql("insert into known_incident (id, version, title, kind, mode, state, protocol, opened_at) values ('" + FLOOD
                + "', 1, 'Flood', 'NATURAL_DISASTER', 'LIVE', 'OPEN', 'natural-disaster', now())");
        read = 0;
    }

    @AfterEach
    void it_is_over() {
        sql("delete from dialogue");
        sql("delete from known_incident where id = '" + FLOOD + "'");
    }

    List<String> texts(String words) throws Exception {
        return texts(words, 1);
    }

    /** What comes back, in order; nothing readable is on the topic. */
    List<String> texts(String words, int atLeast) throws Exception {
        replies(UUID.randomUUID(), "SMS", PHONE, words);
        return atLeast == 0 ? List.of() : news(PATIENCE);
    }

    List<String> news(Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (!whole() && Instant.now().isBefore(end))
            pause(50);
        var all = topics.sink("message-requested").received();
        List<String> fresh = all.subList(read, all.size()).stream().map(m -> opened((String) m.getPayload())).toList();
        read = all.size();
        return fresh;
    }

    /** Something came, and nothing more is on its way. */
    boolean whole() {
        return topics.sink("message-requested").received().size() > read
                && number("select count(*) from text_line where direction = 'OUT' and published_at is null") == 0;
    }

    String opened(String event) {
        try {
            var node = json.readTree(event);
            assertEquals(PHONE, cipher.open(node.path("sealedAddress").asText()));
            return cipher.open(node.path("sealedBody").asText());
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static String said(List<String> texts) {
        return String.join("\n", texts).replaceAll("\\(\\d/\\d\\) ", "");
    }

    void keyword(String word) throws Exception {
        Map<String, Object> event = new HashMap<>(Map.of("id", UUID.randomUUID(), "medium", "SMS", "from",
                cipher.fingerprint(PHONE), "sealedAddress", cipher.seal(PHONE), "sealedBody", cipher.seal(word), "receivedAt",
                Instant.now().toString(), "keyword", word));
        topics.source("reply-received").send(json.writeValueAsString(event));
    }

    long messages(String words) {
        return QuarkusTransaction.requiringNew().call(() -> Message.<Message> listAll().stream()
                .filter(m -> words.equals(cipher.open(m.sealedBody))).count());
    }

    static long number(String sql) {
        return QuarkusTransaction.requiringNew().call(
                () -> ((Number) Ticket.getEntityManager().createNativeQuery(sql).getSingleResult()).longValue());
    }

    static void sql(String sql) {
        QuarkusTransaction.requiringNew()
                .run(() -> Ticket.getEntityManager().createNativeQuery(sql).executeUpdate());
    }

    static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
