package org.tourniquet.broadcast.incident;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Publishes what changed on incidents, one at a time and in order, and believes it only after the broker's answer. */
@ApplicationScoped
class IncidentRelay {
    private static final Logger LOG = Logger.getLogger(IncidentRelay.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MutinyEmitter<String> topic;
    private final OneAtATime oneAtATime;
    private final ObjectMapper json;
    private final Clock clock;

    IncidentRelay(@Channel("incident-changed") MutinyEmitter<String> topic, OneAtATime oneAtATime, ObjectMapper json,
            Clock clock) {
        this.topic = topic;
        this.oneAtATime = oneAtATime;
        this.json = json;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "3s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void relay() {
        if (QuarkusTransaction.requiringNew().call(Incident::toPublish).isEmpty())
            return;
        oneAtATime.run("incident-relay", this::publishAll);
    }

    private void publishAll() {
        List<IncidentChanged> waiting = QuarkusTransaction.requiringNew()
                .call(() -> Incident.toPublish().stream().map(IncidentChanged::of).toList());
        for (IncidentChanged changed : waiting) {
            try {
                topic.sendMessage(message(changed)).await().atMost(PATIENCE);
            } catch (RuntimeException | JsonProcessingException notYet) {
                LOG.warnf("incident %s version %d waits to be published: %s", changed.id(), changed.version(),
                        notYet.getMessage());
                return;
            }
            QuarkusTransaction.requiringNew().run(() -> Incident.published(changed.id(), changed.version() - 1));
        }
    }

    private Message<String> message(IncidentChanged changed) throws JsonProcessingException {
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", utf8(UUID.randomUUID().toString()));
        headers.add("ce_type", utf8("broadcast.incident-changed.v1"));
        headers.add("ce_source", utf8("broadcast-service"));
        headers.add("ce_specversion", utf8("1.0"));
        headers.add("ce_time", utf8(clock.instant().toString()));
        return Message.of(json.writeValueAsString(changed)).addMetadata(OutgoingKafkaRecordMetadata.<String> builder()
                .withKey(changed.id().toString()).withHeaders(headers).build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
