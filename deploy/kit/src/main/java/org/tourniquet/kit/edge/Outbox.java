package org.tourniquet.kit.edge;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/**
 * Tells a topic what rows have still to tell, in their order and from one replica at a time, and ticks them off only when the
 * broker has them. With the broker away the rows wait; a crash repeats an event and never loses one.
 */
@ApplicationScoped
public class Outbox {
    private static final Duration PAUSE = Duration.ofMillis(500);
    // longer than the producers' own delivery timeout, so that the answer is always theirs
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int AT_ONCE = 100;

    /** What goes to the topic; id, kind and time stand in the headers, as CloudEvents has them on Kafka. */
    public record Event(Object id, Object key, Instant at, Object body) {
    }

    /** The rows of one feature; each question is asked in a transaction. */
    public interface Rows<R> {
        List<R> waiting(int atMost);

        Event event(R row);

        void told(List<R> rows);
    }

    private record Waiting<R>(R row, Event event) {
    }

    private final OneAtATime oneAtATime;
    private final ObjectMapper json;
    private final String source;

    Outbox(OneAtATime oneAtATime, ObjectMapper json, @ConfigProperty(name = "quarkus.application.name") String source) {
        this.oneAtATime = oneAtATime;
        this.json = json;
        this.source = source;
    }

    /** The rounds that empty these rows into the topic; {@code type} is its public name. */
    public <R> Rounds rounds(String type, MutinyEmitter<String> topic, Rows<R> rows) {
        return new Rounds(type, PAUSE, () -> tell(type, topic, rows));
    }

    private <R> boolean tell(String type, MutinyEmitter<String> topic, Rows<R> rows) {
        if (waiting(rows, 1).isEmpty())
            return false;
        List<Waiting<R>> told = new ArrayList<>();
        oneAtATime.run(type, () -> {
            told.addAll(waiting(rows, AT_ONCE));
            if (told.isEmpty())
                return;
            // one alone finds out whether anybody is there: away, the broker would cost seconds for each
            publish(type, topic, told.subList(0, 1));
            publish(type, topic, told.subList(1, told.size()));
            QuarkusTransaction.requiringNew().run(() -> rows.told(told.stream().map(Waiting::row).toList()));
        });
        return told.size() == AT_ONCE;
    }

    private <R> void publish(String type, MutinyEmitter<String> topic, List<Waiting<R>> some) {
        if (some.isEmpty())
            return;
        List<Uni<Void>> answers = some.stream().map(one -> topic.sendMessage(message(type, one.event))).toList();
        Uni.join().all(answers).andFailFast().await().atMost(PATIENCE);
    }

    private static <R> List<Waiting<R>> waiting(Rows<R> rows, int atMost) {
        return QuarkusTransaction.requiringNew()
                .call(() -> rows.waiting(atMost).stream().map(row -> new Waiting<>(row, rows.event(row))).toList());
    }

    private Message<String> message(String type, Event event) {
        RecordHeaders headers = new RecordHeaders();
        header(headers, "ce_id", event.id);
        header(headers, "ce_type", type);
        header(headers, "ce_source", "/" + source);
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_time", event.at);
        header(headers, "content-type", "application/json");
        return Message.of(written(event.body)).addMetadata(OutgoingKafkaRecordMetadata.<String> builder()
                .withKey(event.key.toString()).withHeaders(headers).build());
    }

    private static void header(RecordHeaders headers, String name, Object value) {
        headers.add(name, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String written(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An event cannot be written", e);
        }
    }
}
