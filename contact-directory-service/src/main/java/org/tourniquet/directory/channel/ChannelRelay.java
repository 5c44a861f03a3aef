package org.tourniquet.directory.channel;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/**
 * Tells the others what changed: publishes every channel that is newer than its published version, waits for the broker to have
 * it, and only then writes that down. One relay at a time, so that the topic keeps the newest. With Kafka down it tries again.
 */
@ApplicationScoped
public class ChannelRelay {

    private static final Logger LOG = Logger.getLogger(ChannelRelay.class);
    // longer than the producer's own delivery timeout (application.properties), so that the answer is always its answer
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private final MutinyEmitter<String> topic;
    private final OneAtATime oneAtATime;
    private final ObjectMapper json;
    private final Clock clock;
    private final ExecutorService threads;
    private final ReentrantLock here = new ReentrantLock();

    ChannelRelay(@org.eclipse.microprofile.reactive.messaging.Channel("channel-changed") MutinyEmitter<String> topic,
            OneAtATime oneAtATime, ObjectMapper json, Clock clock, @VirtualThreads ExecutorService threads) {
        this.topic = topic;
        this.oneAtATime = oneAtATime;
        this.json = json;
        this.clock = clock;
        this.threads = threads;
    }

    void atOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelBook.Touched touched) {
        threads.execute(this::publish);
    }

    /** What a kick missed: another replica held the lock, or Kafka was down. */
    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void again() {
        publish();
    }

    /** Openings, closings and the far end of the known hours come with the clock, not with an editor. */
    @Scheduled(every = "10s", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void judge() {
        oneAtATime.run("channel-judge", () -> QuarkusTransaction.requiringNew().run(() -> {
            Instant now = clock.instant();
            Channel.heldForJudging().forEach(channel -> channel.judge(now));
        }));
    }

    /** Publishes all that waits; what fails stays waiting. */
    void publish() {
        here.lock();
        try {
            oneAtATime.run("channel-relay", this::publishAll);
        } catch (RuntimeException failed) {
            LOG.warnf("Changes of channels wait to be published: %s", failed);
        } finally {
            here.unlock();
        }
    }

    private void publishAll() {
        List<ChannelChanged> waiting = QuarkusTransaction.requiringNew()
                .call(() -> Channel.notYetPublished().stream().map(ChannelChanged::of).toList());
        for (ChannelChanged event : waiting) {
            topic.sendMessage(message(event)).await().atMost(PATIENCE);
            QuarkusTransaction.requiringNew().run(() -> Channel.published(UUID.fromString(event.id()), event.version()));
        }
    }

    private Message<String> message(ChannelChanged event) {
        RecordHeaders headers = new RecordHeaders();
        header(headers, "ce_id", event.id() + "/" + event.version());
        header(headers, "ce_type", ChannelChanged.TYPE);
        header(headers, "ce_source", "/contact-directory-service");
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_time", event.changedAt());
        header(headers, "content-type", "application/json");
        return Message.of(text(event)).addMetadata(
                OutgoingKafkaRecordMetadata.<String> builder().withKey(event.id()).withHeaders(headers).build());
    }

    private static void header(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private String text(ChannelChanged event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException cannotHappen) {
            throw new IllegalStateException(cannotHappen);
        }
    }
}
