package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Writes what became of a batch of attempts with one statement; an attempt that is no longer the current one writes nothing.
 */
@ApplicationScoped
class Outcomes {
    /** A receipt may have been quicker than our own answer: it keeps its state and only learns the provider's id. */
    private static final String WRITE = """
            update delivery d set
                state = case when d.state in ('SENDING', 'UNKNOWN') then o.state else d.state end,
                reason = case when d.state in ('SENDING', 'UNKNOWN') then o.reason else d.reason end,
                external_id = coalesce(d.external_id, o.external_id),
                due_at = case when o.state = 'QUEUED' then now() + make_interval(secs => o.pause) else d.due_at end,
                attempts = d.attempts - case when o.untouched then 1 else 0 end,
                lease_until = null, absent_since = null,
                unknown_since = case when d.state in ('SENDING', 'UNKNOWN') and o.state = 'UNKNOWN' then now() end,
                accepted_at = case when o.state = 'ACCEPTED' then coalesce(d.accepted_at, now()) else d.accepted_at end,
                changed_at = now()
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::float8[], ?::bool[])
                as o (id, attempt_id, state, reason, external_id, pause, untouched)
            where d.id = o.id and d.attempt_id = o.attempt_id
              and (d.state in ('SENDING', 'UNKNOWN') or (d.external_id is null and o.external_id is not null))""";
    private static final String SUPPRESS = """
            insert into suppression (fingerprint, medium, reason, at)
            select distinct fingerprint, medium, 'OPTED_OUT', now() from delivery
            where id = any(?) and fingerprint is not null on conflict (fingerprint, medium) do nothing""";

    private static final String NO_SUCH_ADDRESS = """
            insert into suppression (fingerprint, medium, reason, source, at)
            select distinct on (fingerprint) fingerprint, medium, 'BAD_ADDRESS', reason, now() from delivery
            where id = any(?) and state = 'FAILED' and fingerprint is not null on conflict (fingerprint, medium) do nothing""";

    private final DataSource database;
    private final Spending spending;

    Outcomes(DataSource database, Spending spending) {
        this.database = database;
        this.spending = spending;
    }

    /** Writes all of it, the silences and the next media with it, or nothing. */
    void write(List<Settled> batch) {
        Transaction.of(database, connection -> {
            update(connection, batch);
            UUID[] optedOut = ids(batch, DeliveryState.SUPPRESSED);
            if (optedOut.length > 0)
                run(connection, SUPPRESS, optedOut);
            UUID[] wrong = batch.stream().filter(Settled::noSuchAddress).map(Settled::delivery).toArray(UUID[]::new);
            if (wrong.length > 0)
                run(connection, NO_SUCH_ADDRESS, wrong);
            spending.giveBack(connection, batch);
            NextMedium.after(connection, ids(batch, DeliveryState.FAILED));
            return null;
        });
    }

    private static void update(Connection connection, List<Settled> batch) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setArray(1, column(connection, "uuid", batch, Settled::delivery));
            statement.setArray(2, column(connection, "uuid", batch, Settled::attempt));
            statement.setArray(3, column(connection, "text", batch, settled -> settled.state().name()));
            statement.setArray(4, column(connection, "text", batch, Settled::reason));
            statement.setArray(5, column(connection, "text", batch, Settled::externalId));
            statement.setArray(6, column(connection, "float8", batch,
                    settled -> settled.pause() == null ? 0.0 : settled.pause().toMillis() / 1000.0));
            statement.setArray(7, column(connection, "bool", batch, Settled::untouched));
            statement.executeUpdate();
        }
    }

    private static java.sql.Array column(Connection connection, String type, List<Settled> batch,
            Function<Settled, Object> value) throws SQLException {
        return connection.createArrayOf(type, batch.stream().map(value).toArray());
    }

    private static UUID[] ids(List<Settled> batch, DeliveryState state) {
        return batch.stream().filter(settled -> settled.state() == state).map(Settled::delivery).toArray(UUID[]::new);
    }

    private static void run(Connection connection, String sql, UUID[] ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids));
            statement.executeUpdate();
        }
    }
}
