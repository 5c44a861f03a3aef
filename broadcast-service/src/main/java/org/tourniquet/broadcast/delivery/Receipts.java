package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a provider says afterwards about a message it took: believed once per message and state, whatever the order, and
 * never backwards. It also settles what was unclear, and may come before our own row knows the provider's id.
 */
@ApplicationScoped
public class Receipts {
    private static final String REMEMBER = """
            insert into receipt (external_id, state, delivery_id, attempt_id, error_code, becomes, reason) values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    /** QUEUED moves too: it was put back as absent, and here is the evidence that it was not. */
    private static final String APPLY = """
            update delivery d set state = n.state, reason = n.reason, external_id = coalesce(d.external_id, n.external_id),
                   accepted_at = coalesce(d.accepted_at, now()), lease_until = null, unknown_since = null,
                   absent_since = null, changed_at = now()
            from (values (?::uuid, ?::uuid, ?, ?, ?)) as n (id, attempt_id, external_id, state, reason)
            where d.id = n.id and d.mode = 'LIVE' and (d.attempt_id = n.attempt_id or d.external_id = n.external_id)
              and (d.state in ('SENDING', 'UNKNOWN', 'QUEUED') or (d.state = 'ACCEPTED' and n.state <> 'ACCEPTED'))""";
    private static final String ORPHAN = """
            update receipt set orphan = true where external_id = ? and state = ? and not exists (
                select from delivery d where d.id = receipt.delivery_id
                and (d.attempt_id = receipt.attempt_id or d.external_id = receipt.external_id))""";
    private static final String SETTLED = "update receipt set orphan = false where external_id = ? and state = ?";
    private static final String SUPPRESS = """
            insert into suppression (fingerprint, medium, reason, source, at)
            select fingerprint, medium, ?, 'their provider knows it', now() from delivery where id = ? and fingerprint is not null
            on conflict (fingerprint, medium) do nothing""";

    /**
     * One receipt.
     *
     * @param said the provider's own word, part of what makes it the same receipt
     * @param becomes where it leads: ACCEPTED, DELIVERED, FAILED or, for an opt-out, SUPPRESSED
     */
    public record Receipt(UUID delivery, UUID attempt, String externalId, String said, Integer errorCode,
            DeliveryState becomes, String reason) {
    }

    private final DataSource database;

    Receipts(DataSource database) {
        this.database = database;
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
            return statement.executeUpdate() == 1;
        }
    }

    private static int apply(Connection connection, Receipt receipt) throws SQLException {
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
            try (PreparedStatement statement = connection.prepareStatement(SUPPRESS)) {
                statement.setString(1, "OPTED_OUT");
                statement.setObject(2, receipt.delivery);
                statement.executeUpdate();
            }
        return moved;
    }

    private static void orphan(Connection connection, Receipt receipt) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ORPHAN)) {
            statement.setString(1, receipt.externalId);
            statement.setString(2, receipt.said);
            statement.executeUpdate();
        }
    }
}
