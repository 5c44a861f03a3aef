package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a provider says afterwards about a message it took: believed once per message and state, whatever the order, and
 * never backwards. It also settles what was unclear, and may come before our own row knows the provider's id.
 */
@ApplicationScoped
public class Receipts {
    private static final String REMEMBER = """
            insert into receipt (external_id, state, delivery_id, attempt_id, error_code, becomes, reason, follows)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    /** QUEUED moves too: it was put back as absent, and here is the evidence that it was not. */
    private static final String APPLY = """
            update delivery d set state = n.state, reason = n.reason, external_id = coalesce(d.external_id, n.external_id),
                   accepted_at = coalesce(d.accepted_at, now()), lease_until = null, unknown_since = null,
                   absent_since = null, changed_at = now()
            from (values (?::uuid, ?::uuid, ?, ?, ?)) as n (id, attempt_id, external_id, state, reason)
            where d.id = n.id and d.mode = 'LIVE' and (d.attempt_id = n.attempt_id or d.external_id = n.external_id)
              and (d.state in ('SENDING', 'UNKNOWN', 'QUEUED') or (d.state = 'ACCEPTED' and n.state <> 'ACCEPTED'))""";
    /** Once, where the words stay true for long enough. What else is told of that attempt finds nobody any more. */
    private static final String ONCE_MORE = """
            update delivery d set state = 'QUEUED', reason = ?, external_id = null, attempt_id = gen_random_uuid(),
                   due_at = now() + make_interval(secs => ?), offered_until = null, accepted_at = null, lease_until = null,
                   unknown_since = null, absent_since = null, changed_at = now()
            where d.id = ? and d.mode = 'LIVE' and (d.attempt_id = ? or d.external_id = ?)
              and d.state in ('SENDING', 'UNKNOWN', 'QUEUED', 'ACCEPTED') and d.expires_at > now() + make_interval(secs => ?)
              and not exists (select from notice n where n.id = d.notice_id and n.state not in ('SENDING', 'PAUSED', 'COMPLETE'))
              and not exists (select from receipt r where r.delivery_id = d.id and r.follows = 'ONCE_MORE' and r.external_id <> ?)
            returning d.notice_id""";
    /** Held, so that it cannot be called complete meanwhile; what was complete is under way again. */
    private static final String HOLD_THE_NOTICE = "select id from notice where id = ? for update";
    private static final String UNDER_WAY_AGAIN = """
            update notice set state = 'SENDING', ended_at = null, version = version + 1 where id = ? and state = 'COMPLETE'""";
    private static final String ORPHAN = """
            update receipt set orphan = true where external_id = ? and state = ? and not exists (
                select from delivery d where d.id = receipt.delivery_id
                and (d.attempt_id = receipt.attempt_id or d.external_id = receipt.external_id))
              and not exists (select from receipt r where r.external_id = receipt.external_id and r.follows = 'ONCE_MORE')""";
    private static final String SETTLED = "update receipt set orphan = false where external_id = ? and state = ?";
    private static final String SUPPRESS = """
            insert into suppression (fingerprint, medium, reason, source, at)
            select fingerprint, medium, ?, ?, now() from delivery where id = ? and fingerprint is not null
            on conflict (fingerprint, medium) do nothing""";

    /** What a receipt means beyond the state it leads to. */
    public enum Follows {
        NOTHING,
        /** Nothing is sent to the address any more. */
        NO_SUCH_ADDRESS,
        /** It is worth one more try. */
        ONCE_MORE
    }

    /**
     * One receipt.
     *
     * @param said the provider's own word, part of what makes it the same receipt
     * @param becomes where it leads: ACCEPTED, DELIVERED, FAILED or, for an opt-out, SUPPRESSED
     */
    public record Receipt(UUID delivery, UUID attempt, String externalId, String said, Integer errorCode,
            DeliveryState becomes, String reason, Follows follows) {
    }

    private final DataSource database;
    private final DeliveryConfig config;

    Receipts(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Believes a receipt whose signature has been proved; a second time it changes nothing. */
    public void believe(Receipt receipt) {
        Transaction.of(database, connection -> {
            if (remember(connection, receipt) && apply(connection, receipt) == 0)
                orphan(connection, receipt);
            return null;
        });
    }

    /** Applies one that came before its row and has found it now. */
    void settle(Receipt receipt) {
        Transaction.of(database, connection -> {
            apply(connection, receipt);
            try (PreparedStatement statement = connection.prepareStatement(SETTLED)) {
                statement.setString(1, receipt.externalId);
                statement.setString(2, receipt.said);
                statement.executeUpdate();
            }
            return null;
        });
    }

    private static boolean remember(Connection connection, Receipt receipt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            statement.setString(1, receipt.externalId);
            statement.setString(2, receipt.said);
            statement.setObject(3, receipt.delivery);
            statement.setObject(4, receipt.attempt);
            statement.setObject(5, receipt.errorCode);
            statement.setString(6, receipt.becomes.name());
            statement.setString(7, receipt.reason);
            statement.setString(8, receipt.follows.name());
            return statement.executeUpdate() == 1;
        }
    }

    private int apply(Connection connection, Receipt receipt) throws SQLException {
        if (receipt.follows == Follows.ONCE_MORE && onceMore(connection, receipt))
            return 1;
        int moved;
        try (PreparedStatement statement = connection.prepareStatement(APPLY)) {
            statement.setObject(1, receipt.delivery);
            statement.setObject(2, receipt.attempt);
            statement.setString(3, receipt.externalId);
            statement.setString(4, receipt.becomes.name());
            statement.setString(5, receipt.reason);
            moved = statement.executeUpdate();
        }
        if (moved == 1 && receipt.becomes == DeliveryState.FAILED)
            NextMedium.after(connection, receipt.delivery);
        if (receipt.becomes == DeliveryState.SUPPRESSED)
            silence(connection, receipt, "OPTED_OUT", "their provider knows it");
        if (moved == 1 && receipt.follows == Follows.NO_SUCH_ADDRESS)
            silence(connection, receipt, "BAD_ADDRESS", receipt.reason);
        return moved;
    }

    private static void silence(Connection connection, Receipt receipt, String reason, String source) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SUPPRESS)) {
            statement.setString(1, reason);
            statement.setString(2, source);
            statement.setObject(3, receipt.delivery);
            statement.executeUpdate();
        }
    }

    /** False where it has been tried once more before, or is no longer worth it. */
    private boolean onceMore(Connection connection, Receipt receipt) throws SQLException {
        double pause = pause().toMillis() / 1000.0;
        UUID notice;
        try (PreparedStatement statement = connection.prepareStatement(ONCE_MORE)) {
            statement.setString(1, receipt.reason);
            statement.setDouble(2, pause);
            statement.setObject(3, receipt.delivery);
            statement.setObject(4, receipt.attempt);
            statement.setString(5, receipt.externalId);
            statement.setDouble(6, pause);
            statement.setString(7, receipt.externalId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next())
                    return false;
                notice = row.getObject(1, UUID.class);
            }
        }
        for (String sql : new String[] { HOLD_THE_NOTICE, UNDER_WAY_AGAIN })
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setObject(1, notice);
                statement.execute();
            }
        return true;
    }

    /** The middle of the schedule: a queue or a carrier needs longer than a hiccup. */
    private Duration pause() {
        List<Duration> pauses = config.retry();
        return new RetrySchedule(pauses, RandomGenerator.getDefault()).after((pauses.size() + 1) / 2, null, Duration.ofDays(1))
                .orElse(Duration.ZERO);
    }

    private static void orphan(Connection connection, Receipt receipt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ORPHAN)) {
            statement.setString(1, receipt.externalId);
            statement.setString(2, receipt.said);
            statement.executeUpdate();
        }
    }
}
