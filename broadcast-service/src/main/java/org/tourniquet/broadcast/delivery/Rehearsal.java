package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Patience;

/**
 * Where the deliveries of a drill end: written exactly like live ones, kept for the page, and sent by nobody. It knows no
 * {@link Sender} and can make no {@link LiveApproval}.
 */
@ApplicationScoped
class Rehearsal {
    private static final String LOOK = """
            select d.attempt_id, %s, coalesce(n.incident_id, m.incident_id) as incident_id from delivery d
            left join notice n on n.id = d.notice_id left join one_person_message m on m.id = d.message_id %s
            where d.id = any(?) and d.state = 'QUEUED' and d.mode = 'DRILL' and d.expires_at > now()
              and (d.notice_id is null or n.state = 'SENDING') and not exists (select from kill_switch where pressed)
              and not exists (select from suppression s where s.fingerprint = d.fingerprint and s.medium in (d.medium, 'ALL'))
            order by d.id""".formatted(Errand.COLUMNS.replace("d.attempt_id, ", ""), Errand.JOINS);
    private static final String TAKE = LOOK + " for update of d";
    private static final String KEEP = """
            insert into rehearsed (delivery_id, incident_id, notice_id, medium, sealed_to, sealed_subject, sealed_text, sealed_html)
            values (?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String END = """
            update delivery d set state = o.state, reason = o.reason, attempts = 1, offered_until = null, changed_at = now()
            from unnest(?::uuid[], ?::text[], ?::text[]) as o (id, state, reason) where d.id = o.id and d.mode = 'DRILL'""";

    /** The message of a delivery, or why there is none. */
    private record Written(Envelope envelope, String cannotBe) {
    }

    private record Ended(UUID id, DeliveryState state, String reason) {
    }

    private final DataSource database;
    private final Envelopes envelopes;
    private final FieldCipher cipher;
    private final Leftovers leftovers;
    private final Patience patience;

    Rehearsal(DataSource database, Envelopes envelopes, FieldCipher cipher, Leftovers leftovers, Patience patience) {
        this.database = database;
        this.envelopes = envelopes;
        this.cipher = cipher;
        this.leftovers = leftovers;
        this.patience = patience;
    }

    /** Rehearses what may be rehearsed of these; each is kept and ended in one transaction. */
    void rehearse(List<UUID> ids) throws InterruptedException {
        int ended = patience.until(() -> take(ids));
        if (ended < ids.size())
            leftovers.settle(ids);
    }

    /**
     * To write needs a connection now and then, so it is done while none is held: batches that each hold one and wait for
     * another would wait for ever.
     */
    private int take(List<UUID> ids) {
        Map<UUID, Written> written = new HashMap<>();
        for (Errand errand : Transaction.of(database, connection -> look(connection, ids)))
            written.put(errand.id(), write(errand));
        return Transaction.of(database, connection -> keep(connection, ids, written));
    }

    private static List<Errand> look(Connection connection, List<UUID> ids) throws SQLException {
        try (PreparedStatement look = connection.prepareStatement(LOOK)) {
            look.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            List<Errand> errands = new ArrayList<>();
            try (ResultSet row = look.executeQuery()) {
                while (row.next())
                    errands.add(Errand.read(row));
            }
            return errands;
        }
    }

    private Written write(Errand errand) {
        try {
            return new Written(envelopes.of(errand, Duration.ZERO), null);
        } catch (Envelopes.CannotBeWritten reason) {
            return new Written(null, reason.getMessage());
        }
    }

    private int keep(Connection connection, List<UUID> ids, Map<UUID, Written> written) throws SQLException {
        List<Ended> ended = new ArrayList<>();
        try (PreparedStatement take = connection.prepareStatement(TAKE);
                PreparedStatement keep = connection.prepareStatement(KEEP)) {
            take.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = take.executeQuery()) {
                while (row.next()) {
                    Errand errand = Errand.read(row);
                    if (written.containsKey(errand.id()))
                        ended.add(keep(keep, errand, written.get(errand.id()), row.getObject("incident_id", UUID.class)));
                }
            }
            keep.executeBatch();
        }
        end(connection, ended);
        return ended.size();
    }

    private Ended keep(PreparedStatement keep, Errand errand, Written written, UUID incident) throws SQLException {
        Envelope envelope = written.envelope;
        if (envelope == null)
            return new Ended(errand.id(), DeliveryState.FAILED, written.cannotBe);
        keep.setObject(1, errand.id());
        keep.setObject(2, incident);
        keep.setObject(3, errand.notice());
        keep.setString(4, errand.medium().name());
        keep.setString(5, cipher.seal(envelope.to()));
        keep.setString(6, cipher.seal(envelope.subject()));
        keep.setString(7, cipher.seal(envelope.text()));
        keep.setString(8, cipher.seal(envelope.html()));
        keep.addBatch();
        return new Ended(errand.id(), DeliveryState.REHEARSED, null);
    }

    private static void end(Connection connection, List<Ended> ended) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setArray(1, connection.createArrayOf("uuid", ended.stream().map(Ended::id).toArray()));
            statement.setArray(2, connection.createArrayOf("text", ended.stream().map(one -> one.state.name()).toArray()));
            statement.setArray(3, connection.createArrayOf("text", ended.stream().map(Ended::reason).toArray()));
            statement.executeUpdate();
        }
    }
}
