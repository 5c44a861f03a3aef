package org.tourniquet.broadcast.webhook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The rows of calls: owed with their cause, claimed one by one, and ended with what was answered. */
@ApplicationScoped
class Calls {
    private static final String OWE = """
            insert into webhook_message (receiver_id, event, incident_id, body)
            select id, ?, ?, ? from webhook_receiver where removed_at is null and ? = any(events)""";
    private static final String OWE_ONE = "insert into webhook_message (receiver_id, event, body) values (?, 'test', ?)";
    /** What was not told before it was over need not be told any more. */
    private static final String OVERTAKEN = """
            update webhook_message set state = 'GIVEN_UP', ended_at = now(), reason = 'the incident was closed before'
            where incident_id = ? and event = 'incident.opened' and state = 'WAITING'""";
    /** A claim lasts longer than a call may; who dies over it leaves it to be called again, under the same id. */
    private static final String CLAIM = """
            update webhook_message m set attempts = attempts + 1, due_at = now() + interval '2 minutes'
            from webhook_receiver r where r.id = m.receiver_id and m.id in (
                select id from webhook_message where state = 'WAITING' and due_at <= now()
                order by due_at limit ? for update skip locked)
            returning m.id, m.body, m.attempts, r.url, r.sealed_secret, r.removed_at is not null as removed""";
    private static final String DELIVERED = """
            update webhook_message set state = 'DELIVERED', ended_at = now(), reason = null where id = ?""";
    private static final String LATER = """
            update webhook_message set due_at = now() + ? * interval '1 millisecond', reason = ? where id = ? and state = 'WAITING'""";
    private static final String GIVEN_UP = """
            update webhook_message set state = 'GIVEN_UP', ended_at = now(), reason = ? where id = ? and state = 'WAITING'""";
    private static final String AGAIN = """
            update webhook_message set state = 'WAITING', ended_at = null, attempts = 0, due_at = now()
            where id = ? and receiver_id = ? and state = 'GIVEN_UP'""";
    private static final String TRIED = "insert into webhook_attempt (message_id, status, problem, millis) values (?, ?, ?, ?)";
    private static final String TRIES = """
            select at, status, problem, millis from webhook_attempt where message_id = ? order by id desc limit 20""";

    /** A call in hand. */
    record Claimed(UUID id, String body, int attempts, String url, String sealedSecret, boolean removed) {
    }

    /** One try as the log tells it. */
    @RegisterForReflection
    @TemplateData
    public record Try(Instant at, Integer status, String problem, int millis) {
    }

    private final DataSource database;

    Calls(DataSource database) {
        this.database = database;
    }

    /** Everybody who wants this event is owed a call; within the transaction of its cause. */
    int owe(String event, UUID incident, String body) {
        return change(OWE, event, incident, body, event);
    }

    void oweTest(UUID receiver, String body) {
        change(OWE_ONE, receiver, body);
    }

    void overtaken(UUID incident) {
        change(OVERTAKEN, incident);
    }

    boolean again(UUID receiver, UUID message) {
        return change(AGAIN, message, receiver) == 1;
    }

    void delivered(UUID message) {
        change(DELIVERED, message);
    }

    void later(UUID message, Duration pause, String reason) {
        change(LATER, pause.toMillis(), reason, message);
    }

    void givenUp(UUID message, String reason) {
        change(GIVEN_UP, reason, message);
    }

    void tried(UUID message, Integer status, String problem, long millis) {
        change(TRIED, message, status, problem, (int) millis);
    }

    List<Claimed> claim(int atMost) {
        return query(CLAIM, row -> new Claimed(row.getObject("id", UUID.class), row.getString("body"), row.getInt("attempts"),
                row.getString("url"), row.getString("sealed_secret"), row.getBoolean("removed")), atMost);
    }

    List<Try> tries(UUID message) {
        return query(TRIES, row -> new Try(row.getTimestamp("at").toInstant(), row.getObject("status", Integer.class),
                row.getString("problem"), row.getInt("millis")), message);
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Row<T> each, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = set(connection, sql, values);
                ResultSet row = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (row.next())
                rows.add(each.read(row));
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException("The calls to other systems cannot be read", e);
        }
    }

    private int change(String sql, Object... values) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = set(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The calls to other systems cannot be written", e);
        }
    }

    private static PreparedStatement set(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++)
            statement.setObject(i + 1, values[i]);
        return statement;
    }
}
