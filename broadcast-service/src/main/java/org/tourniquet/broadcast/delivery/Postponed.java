package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;

/** Looks how much of a notice waits for later; the longer the looking takes, the seldomer it is done. */
@ApplicationScoped
class Postponed {
    /** What waits for its next try is not meant: it has been tried. */
    private static final String LATER = """
            select medium, count(*), min(due_at), max(due_at) from delivery
            where notice_id = ? and state = 'QUEUED' and attempts = 0 and due_at > clock_timestamp() + interval '2 seconds'
            group by medium""";
    private static final Duration AT_MOST = Duration.ofSeconds(2);
    /** A page that is open asks every second: at most this part of the time is spent on looking. */
    private static final int PART = 30;
    private static final int KEPT = 100;

    private record Seen(Later later, long again) {
    }

    private final DataSource database;
    private final Map<UUID, Seen> seen = new ConcurrentHashMap<>();

    Postponed(DataSource database) {
        this.database = database;
    }

    /** As of a few seconds ago. */
    Later of(UUID notice) {
        if (seen.size() > KEPT)
            seen.clear();
        return seen
                .compute(notice, (_, before) -> before == null || before.again - System.nanoTime() <= 0 ? look(notice) : before)
                .later();
    }

    private Seen look(UUID notice) {
        long began = System.nanoTime();
        Later later = Transaction.of(database, connection -> read(connection, notice));
        long took = System.nanoTime() - began;
        return new Seen(later, System.nanoTime() + Math.max(AT_MOST.toNanos(), PART * took));
    }

    private static Later read(Connection connection, UUID notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LATER)) {
            statement.setObject(1, notice);
            Map<Medium, Long> waiting = new EnumMap<>(Medium.class);
            Instant next = Instant.MAX;
            Instant last = Instant.MIN;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    waiting.put(Medium.valueOf(row.getString(1)), row.getLong(2));
                    next = earlier(next, row.getObject(3, Timestamp.class).toInstant());
                    last = later(last, row.getObject(4, Timestamp.class).toInstant());
                }
            }
            return waiting.isEmpty() ? Later.NOTHING : new Later(waiting, next, last);
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
