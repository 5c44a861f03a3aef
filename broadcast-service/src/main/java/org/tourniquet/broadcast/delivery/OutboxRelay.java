package org.tourniquet.broadcast.delivery;

import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.tourniquet.kit.edge.OneAtATime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;

/** Publishes the rows of a table that are still to be told, in their order, and ticks them off after the broker's answer. */
final class OutboxRelay<E> {
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final int AT_ONCE = 200;

    /** How a row becomes an event. */
    interface Read<E> {
        E of(ResultSet row) throws SQLException;
    }

    /** What stands on the event's envelope. */
    record Stamp(String key, Instant at) {
    }

    /** How an event is stamped. */
    interface Stamping<E> {
        Stamp of(E event);
    }

    private record Waiting<E>(UUID row, E event) {
    }

    private final String name;
    private final String select;
    private final String tick;
    private final Read<E> read;
    private final String type;
    private final Stamping<E> stamping;

    /** {@code select} names the columns, the row's {@code id} among them, of what waits in {@code table}. */
    OutboxRelay(String type, String select, String table, Read<E> read, Stamping<E> stamping) {
        this.type = type;
        this.name = type + " relay";
        this.select = select;
        this.tick = "update " + table + " set published_at = now() where id = any(?)";
        this.read = read;
        this.stamping = stamping;
    }

    /** Publishes what waits; true when there may be more. */
    boolean publish(DataSource database, OneAtATime oneAtATime, ObjectMapper json, MutinyEmitter<String> topic) {
        if (waiting(database, 1).isEmpty())
            return false;
        boolean[] full = { false };
        oneAtATime.run(name, () -> {
            List<Waiting<E>> waiting = waiting(database, AT_ONCE);
            if (waiting.isEmpty())
                return;
            List<Uni<Void>> answers = waiting.stream()
                    .map(one -> topic.sendMessage(message(one, write(json, one.event)))).toList();
            Uni.join().all(answers).andFailFast().await().atMost(PATIENCE);
            tick(database, waiting);
            full[0] = waiting.size() == AT_ONCE;
        });
        return full[0];
    }

    private List<Waiting<E>> waiting(DataSource database, int atMost) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(select + " limit " + atMost);
                    ResultSet row = statement.executeQuery()) {
                List<Waiting<E>> waiting = new ArrayList<>();
                while (row.next())
                    waiting.add(new Waiting<>(row.getObject("id", UUID.class), read.of(row)));
                return waiting;
            }
        });
    }

    private void tick(DataSource database, List<Waiting<E>> published) {
        Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(tick)) {
                statement.setArray(1, connection.createArrayOf("uuid", published.stream().map(Waiting::row).toArray()));
                return statement.executeUpdate();
            }
        });
    }

    /** An event's own attributes stand in the headers, as CloudEvents has them on Kafka. */
    private Message<String> message(Waiting<E> one, String body) {
        Stamp stamp = stamping.of(one.event);
        RecordHeaders headers = new RecordHeaders();
        headers.add("ce_id", utf8(one.row.toString()));
        headers.add("ce_type", utf8(type));
        headers.add("ce_source", utf8("broadcast-service"));
        headers.add("ce_specversion", utf8("1.0"));
        headers.add("ce_time", utf8(stamp.at.toString()));
        return Message.of(body).addMetadata(
                OutgoingKafkaRecordMetadata.<String> builder().withKey(stamp.key).withHeaders(headers).build());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String write(ObjectMapper json, Object event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
