package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tourniquet.local.law.Eventually;
import org.tourniquet.local.postgres.PostgresForTests;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Rows that have something to tell, and a broker that is there or is not. */
@QuarkusTest
@QuarkusTestResource(value = PostgresForTests.class, initArgs = @ResourceArg(name = "database", value = "directory"))
class OutboxTest {
    private static final String TOPIC = "kit.thing-changed.v1";

    @Inject
    Outbox outbox;

    private final List<Message<?>> taken = new CopyOnWriteArrayList<>();
    private final Shelf shelf = new Shelf();
    private final List<Rounds> running = new ArrayList<>();
    private final AtomicInteger tried = new AtomicInteger();
    private volatile boolean away;

    @AfterEach
    void end() {
        running.forEach(Rounds::stop);
    }

    @Test
    void rows_are_told_in_their_order_and_each_once_by_however_many_replicas() {
        shelf.lay(250);
        start();
        start();
        until(() -> shelf.waiting.isEmpty());
        assertEquals(IntStream.range(0, 250).mapToObj(String::valueOf).toList(),
                taken.stream().map(Message::getPayload).toList());
    }

    @Test
    void a_row_waits_until_the_broker_has_it() {
        away = true;
        shelf.lay(3);
        Rounds rounds = start();
        until(() -> shelf.asked >= 4);
        assertEquals(3, shelf.waiting.size());
        assertTrue(tried.get() <= shelf.asked / 2, "one at a time finds out whether the broker is there");
        away = false;
        rounds.nudge();
        until(() -> shelf.waiting.isEmpty());
        assertEquals(List.of("0", "1", "2"), taken.stream().map(Message::getPayload).toList());
    }

    @Test
    void the_envelope_says_what_it_is_whose_and_when() {
        shelf.lay(1);
        start();
        until(() -> !taken.isEmpty());
        var envelope = taken.getFirst().getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow();
        assertEquals("key-0", envelope.getKey());
        assertEquals(List.of("row-0", TOPIC, "1.0", "2026-11-22T10:00:00Z"),
                List.of("ce_id", "ce_type", "ce_specversion", "ce_time").stream()
                        .map(name -> new String(envelope.getHeaders().lastHeader(name).value(), StandardCharsets.UTF_8))
                        .toList());
    }

    private Rounds start() {
        Rounds rounds = outbox.rounds(TOPIC, broker(), shelf);
        running.add(rounds);
        rounds.start();
        return rounds;
    }

    /** The world outside: takes what it is given, or refuses. */
    @SuppressWarnings("unchecked")
    private MutinyEmitter<String> broker() {
        return (MutinyEmitter<String>) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[] { MutinyEmitter.class },
                (self, method, arguments) -> tried.incrementAndGet() > 0 && away
                        ? Uni.createFrom().failure(new IllegalStateException("nobody answers"))
                        : Uni.createFrom().voidItem().invoke(() -> taken.add((Message<?>) arguments[0])));
    }

    private static void until(BooleanSupplier done) {
        Eventually.holds("the rounds have gone", done::getAsBoolean);
    }

    /** Numbered things that want to be told. */
    private static final class Shelf implements Outbox.Rows<Integer> {
        private final List<Integer> waiting = new CopyOnWriteArrayList<>();
        private volatile int asked;

        void lay(int things) {
            IntStream.range(0, things).forEach(waiting::add);
        }

        @Override
        public List<Integer> waiting(int atMost) {
            asked++;
            return waiting.stream().limit(atMost).toList();
        }

        @Override
        public Outbox.Event event(Integer row) {
            return new Outbox.Event("row-" + row, "key-" + row, Instant.parse("2026-11-22T10:00:00Z"), row);
        }

        @Override
        public void told(List<Integer> rows) {
            waiting.removeAll(rows);
        }
    }
}
