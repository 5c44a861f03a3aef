package org.tourniquet.triage.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Hands an event to the broker and waits for its word; a broker that is away is an exception, and the row waits. */
@ApplicationScoped
class EventRelay {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectMapper json;
    private final Clock clock;

    EventRelay(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    void publish(MutinyEmitter<String> topic, String type, UUID id, String key, Object event) {
        var headers = new RecordHeaders();
        header(headers, "ce_id", id.toString());
        header(headers, "ce_type", type);
        header(headers, "ce_source", "triage-service");
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_time", clock.instant().toString());
        var record = OutgoingKafkaRecordMetadata.<String> builder().withKey(key).withHeaders(headers).build();
        topic.sendMessage(Message.of(written(event), Metadata.of(record))).await().atMost(PATIENCE);
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private String written(Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
