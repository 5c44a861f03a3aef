package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;

/** Reads the counters: a handful of rows, however many people a notice has. */
@ApplicationScoped
class Counters {
    private static final String ACCOUNT = """
            select greatest(coalesce(a.people, 0), case when f.finished_at is null then coalesce(n.people, 0) else 0 end) as total,
                   coalesce(a.people - a.open, 0) as accounted, f.finished_at is not null as fanned_out, f.started_at, a.last_at
            from notice n left join fanout f on f.notice_id = n.id left join account a on a.notice_id = n.id where n.id = ?""";
    private static final String TALLY = "select medium, state, n from tally where notice_id = ? and n > 0";
    private static final String AGAIN = "select medium, count(*) from delivery where notice_id = ? and again group by medium";
    /** Whole seconds only: the running one would always look slow. */
    private static final String RATE = """
            select coalesce(sum(accepted), 0) / 5.0 from rate_sample where notice_id = ?
            and second >= date_trunc('second', clock_timestamp()) - interval '5 seconds'
            and second < date_trunc('second', clock_timestamp())""";
    private static final String SAMPLES = """
            select second, sum(accepted) from rate_sample where notice_id = ? group by second order by second desc limit ?""";

    private static final String LANGUAGES = """
            select language, state, sum(n)::bigint from language_tally where notice_id = ? and n > 0 group by 1, 2 order by 1""";
    private static final String FAILURES = """
            select kind, sum(n)::bigint from failure_tally where notice_id = ? and n > 0 group by 1""";

    /** How many were accepted in one second. */
    record Sample(Instant second, long accepted) {
    }

    private final DataSource database;

    Counters(DataSource database) {
        this.database = database;
    }

    /** How far a notice is; whoever it was submitted for is still to be told while its fan-out has not begun. */
    Progress of(UUID notice) {
        return Transaction.of(database, connection -> {
            Map<Medium, Map<DeliveryState, Long>> media = tally(connection, notice);
            Map<Medium, Long> again = again(connection, notice);
            double rate = rate(connection, notice);
            try (PreparedStatement statement = connection.prepareStatement(ACCOUNT)) {
                statement.setObject(1, notice);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next())
                        return new Progress(media, again, 0, 0, false, 0, null, null);
                    return new Progress(media, again, row.getLong("total"), row.getLong("accounted"),
                            row.getBoolean("fanned_out"), rate, instant(row, "started_at"), instant(row, "last_at"));
                }
            }
        });
    }

    /** The last seconds in which anything was accepted, oldest first. */
    List<Sample> samples(UUID notice, int atMost) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SAMPLES)) {
                statement.setObject(1, notice);
                statement.setInt(2, atMost);
                List<Sample> samples = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        samples.addFirst(new Sample(row.getObject(1, Timestamp.class).toInstant(), row.getLong(2)));
                }
                return samples;
            }
        });
    }

    /** What became of the deliveries, per language of the people and state; the language of nobody is empty. */
    Map<String, Map<DeliveryState, Long>> languages(UUID notice) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LANGUAGES)) {
                statement.setObject(1, notice);
                Map<String, Map<DeliveryState, Long>> languages = new TreeMap<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        languages.computeIfAbsent(row.getString(1), _ -> Progress.none())
                                .put(DeliveryState.valueOf(row.getString(2)), row.getLong(3));
                }
                return languages;
            }
        });
    }

    /** Why people did not get it. */
    Map<FailureKind, Long> failures(UUID notice) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FAILURES)) {
                statement.setObject(1, notice);
                Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        failures.put(FailureKind.valueOf(row.getString(1)), row.getLong(2));
                }
                return failures;
            }
        });
    }

    private static Map<Medium, Map<DeliveryState, Long>> tally(Connection connection, UUID notice) throws SQLException {
        Map<Medium, Map<DeliveryState, Long>> media = new EnumMap<>(Medium.class);
        try (PreparedStatement statement = connection.prepareStatement(TALLY)) {
            statement.setObject(1, notice);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next())
                    media.computeIfAbsent(Medium.valueOf(row.getString(1)), _ -> Progress.none())
                            .put(DeliveryState.valueOf(row.getString(2)), row.getLong(3));
            }
        }
        return media;
    }

    private static Map<Medium, Long> again(Connection connection, UUID notice) throws SQLException {
        Map<Medium, Long> again = new EnumMap<>(Medium.class);
        try (PreparedStatement statement = connection.prepareStatement(AGAIN)) {
            statement.setObject(1, notice);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next())
                    again.put(Medium.valueOf(row.getString(1)), row.getLong(2));
            }
        }
        return again;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static double rate(Connection connection, UUID notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RATE)) {
            statement.setObject(1, notice);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }
}
