package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Rounds;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/**
 * Offers what waits to the topics: ids only, no more than the provider's account can send in five minutes, and it counts as
 * offered only after the broker's answer. With the broker away everything simply goes on waiting.
 */
@ApplicationScoped
public class DeliveryRelay {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int AT_ONCE = 2000;

    /** One topic. */
    record Way(Lane lane, Medium medium) {
        String topic() {
            return lane == Lane.REHEARSAL ? "broadcast.deliveries.rehearsal.v1"
                    : "broadcast.deliveries.%s.%s.v1".formatted(medium, lane).toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Urgent first. */
    private static final List<Way> WAYS = List.of(new Way(Lane.URGENT, Medium.EMAIL), new Way(Lane.URGENT, Medium.SMS),
            new Way(Lane.REHEARSAL, null), new Way(Lane.BULK, Medium.EMAIL), new Way(Lane.BULK, Medium.SMS));

    private final MutinyEmitter<String> topics;
    private final Offer offer;
    private final DeliveryConfig config;
    private final ObjectMapper json;
    private final List<Rounds> rounds = new ArrayList<>();
    private volatile boolean brokerAnswers = true;

    DeliveryRelay(@Channel("deliveries-out") MutinyEmitter<String> topics, Offer offer, DeliveryConfig config,
            ObjectMapper json) {
        this.topics = topics;
        this.offer = offer;
        this.config = config;
        this.json = json;
        for (Way way : WAYS)
            rounds.add(new Rounds("relay " + way.topic(), Duration.ofMillis(250), () -> once(way)));
    }

    void start(@Observes StartupEvent start) {
        rounds.forEach(Rounds::start);
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.forEach(Rounds::stop);
    }

    /** There is something new to offer. */
    public void nudge() {
        rounds.forEach(Rounds::nudge);
    }

    /** Whether the broker took what was last offered. */
    boolean brokerAnswers() {
        return brokerAnswers;
    }

    private boolean once(Way way) {
        return offer.of(way, AT_ONCE, ids -> publish(way, ids)) == AT_ONCE;
    }

    private void publish(Way way, List<UUID> ids) {
        List<Uni<Void>> answers = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += config.batch()) {
            UUID batch = UUID.randomUUID();
            String body = write(new Batch(batch, ids.subList(from, Math.min(ids.size(), from + config.batch()))));
            answers.add(topics.sendMessage(Message.of(body).addMetadata(OutgoingKafkaRecordMetadata.<String> builder()
                    .withTopic(way.topic()).withKey(batch.toString()).build())));
        }
        try {
            Uni.join().all(answers).andFailFast().await().atMost(PATIENCE);
            brokerAnswers = true;
        } catch (RuntimeException noAnswer) {
            brokerAnswers = false;
            throw noAnswer;
        }
    }

    private String write(Batch batch) {
        try {
            return json.writeValueAsString(batch);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
