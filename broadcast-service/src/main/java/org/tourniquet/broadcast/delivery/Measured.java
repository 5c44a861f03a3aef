package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * How each provider account does, as we measured it ourselves: gathered in memory and added to the minute's row every two
 * seconds, so that no message waits for it.
 */
@ApplicationScoped
class Measured {
    private static final String ADD = """
            insert into provider_minute as m (name, minute, accepted, refused, later, failed, millis)
            values (?, date_trunc('minute', clock_timestamp()), ?, ?, ?, ?, ?)
            on conflict (name, minute) do update set accepted = m.accepted + excluded.accepted,
                refused = m.refused + excluded.refused, later = m.later + excluded.later, failed = m.failed + excluded.failed,
                millis = m.millis + excluded.millis""";
    private static final String LATELY = """
            select name, sum(accepted), sum(refused), sum(later), sum(failed), sum(millis) from provider_minute
            where minute > clock_timestamp() - make_interval(mins => ?) group by name""";
    private static final int ACCEPTED = 0;
    private static final int REFUSED = 1;
    private static final int LATER = 2;
    private static final int FAILED = 3;
    private static final int MILLIS = 4;

    /** What came of the messages of some minutes, and how long an answer took. */
    record Figures(long accepted, long refused, long later, long failed, long millis) {
        static final Figures NONE = new Figures(0, 0, 0, 0, 0);

        long handedOver() {
            return accepted + refused + later + failed;
        }

        Duration answerTook() {
            return handedOver() == 0 ? null : Duration.ofMillis(millis / handedOver());
        }
    }

    private final DataSource database;
    private Map<String, long[]> gathered = new HashMap<>();
    private final Rounds rounds = new Rounds("measured", Duration.ofSeconds(2), () -> {
        write();
        return false;
    });

    Measured(DataSource database) {
        this.database = database;
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    synchronized void note(String account, Outcome outcome, long nanos) {
        long[] counts = gathered.computeIfAbsent(account, _ -> new long[5]);
        counts[switch (outcome) {
            case Outcome.Accepted _ -> ACCEPTED;
            case Outcome.Refused _ -> REFUSED;
            case Outcome.NoSuchAddress _ -> REFUSED;
            case Outcome.OptedOut _ -> REFUSED;
            case Outcome.TryLater _ -> LATER;
            case Outcome.Unclear _ -> FAILED;
            case Outcome.Down _ -> FAILED;
            case Outcome.BrokenOff _ -> FAILED;
        }]++;
        counts[MILLIS] += nanos / 1_000_000;
    }

    /** A process that dies loses two seconds of figures and nothing else. */
    void write() {
        Map<String, long[]> now;
        synchronized (this) {
            now = new TreeMap<>(gathered);
            gathered = new HashMap<>();
        }
        if (!now.isEmpty())
            Transaction.of(database, connection -> {
                add(connection, now);
                return null;
            });
    }

    private static void add(Connection connection, Map<String, long[]> counts) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            for (Map.Entry<String, long[]> one : counts.entrySet()) {
                statement.setString(1, one.getKey());
                for (int at = 0; at < 5; at++)
                    statement.setLong(2 + at, one.getValue()[at]);
                statement.executeUpdate();
            }
        }
    }

    /** Of the last minutes, by account. */
    Map<String, Figures> lately(int minutes) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LATELY)) {
                statement.setInt(1, minutes);
                Map<String, Figures> figures = new HashMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        figures.put(row.getString(1), new Figures(row.getLong(2), row.getLong(3), row.getLong(4),
                                row.getLong(5), row.getLong(6)));
                }
                return figures;
            }
        });
    }
}
