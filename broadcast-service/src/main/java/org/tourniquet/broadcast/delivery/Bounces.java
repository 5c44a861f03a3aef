package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.FieldCipher;

/**
 * What comes back by mail about a mail of ours: the delivery it ends, the address it silences. Believed only for a delivery
 * that
 * it proves to be about, by the return address that only this one had, or by its Message-ID together with its recipient; text
 * alone changes nothing. Read twice, it happened once.
 */
@ApplicationScoped
public class Bounces {
    private static final Logger LOG = Logger.getLogger(Bounces.class);
    private static final String FIND = """
            select id, fingerprint from delivery where id = ? and medium = 'EMAIL' and mode = 'LIVE'""";
    private static final String KEEP = """
            insert into bounce (mail, kind, ended, status, reason, delivery_id, fingerprint) values (?, ?, ?, ?, ?, ?, ?)
            on conflict do nothing""";
    /** A mail that was put back because its end was unclear has its end now. */
    private static final String FAIL = """
            update delivery set state = 'FAILED', reason = ?, lease_until = null, unknown_since = null, absent_since = null,
                   changed_at = now()
            where id = ? and state in ('SENDING', 'UNKNOWN', 'QUEUED', 'ACCEPTED')""";
    private static final String SILENCE = """
            insert into suppression (fingerprint, medium, reason, at, source) values (?, 'EMAIL', ?, now(), ?)
            on conflict (fingerprint, medium) do nothing""";
    /** A correction lifts the silence and what led to it: only what came back since then counts. */
    private static final String SILENCE_AFTER_SOME = """
            insert into suppression (fingerprint, medium, reason, at, source)
            select ?, 'EMAIL', 'SOFT_BOUNCES', now(), ? where (
                select count(*) from bounce b where b.fingerprint = ? and b.kind = 'SOFT' and b.ended
                  and b.at > now() - make_interval(secs => ?)
                  and b.at > coalesce((select max(l.lifted_at) from suppression_lifted l
                      where l.fingerprint = b.fingerprint and l.medium = 'EMAIL'), '-infinity')) >= ?
            on conflict (fingerprint, medium) do nothing""";

    private record Ours(UUID delivery, String fingerprint) {
    }

    private final DataSource database;
    private final ReturnAddress returnAddress;
    private final FieldCipher cipher;
    private final BounceConfig config;

    Bounces(DataSource database, ReturnAddress returnAddress, FieldCipher cipher, BounceConfig config) {
        this.database = database;
        this.returnAddress = returnAddress;
        this.cipher = cipher;
        this.config = config;
    }

    /** Draws the conclusions from a mail that tells of one of ours; says whether it was about one, and new. */
    public boolean believe(Returned mail) {
        boolean believed = Transaction.of(database, connection -> {
            Optional<Ours> ours = ours(connection, mail);
            boolean fresh = keep(connection, mail, ours.orElse(null));
            if (fresh && ours.isPresent())
                conclude(connection, mail, ours.get());
            return fresh && ours.isPresent();
        });
        LOG.infof("a mail came back (%s %s): %s", mail.kind(), mail.status() == null ? "without a status" : mail.status(),
                believed ? "believed" : "known already, or about no mail of ours");
        return believed;
    }

    private Optional<Ours> ours(Connection connection, Returned mail) throws SQLException {
        for (String address : mail.cameTo()) {
            Optional<UUID> delivery = returnAddress.read(address);
            if (delivery.isPresent())
                return find(connection, delivery.get());
        }
        for (String id : mail.about()) {
            Optional<Ours> named = MessageId.delivery(id).isEmpty() ? Optional.empty()
                    : find(connection, MessageId.delivery(id).get());
            // who complains is often blacked out by their provider; that Message-ID had nobody but them and the relays
            if (named.isPresent() && (mail.kind() == Returned.Kind.COMPLAINT && mail.recipient() == null
                    || mail.recipient() != null && cipher.fingerprint(mail.recipient()).equals(named.get().fingerprint)))
                return named;
        }
        return Optional.empty();
    }

    private static Optional<Ours> find(Connection connection, UUID delivery) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, delivery);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Ours(row.getObject(1, UUID.class), row.getString(2))) : Optional.empty();
            }
        }
    }

    private static boolean keep(Connection connection, Returned mail, Ours ours) throws SQLException {
        return run(connection, KEEP, mail.mail(), mail.kind().name(), mail.ended(), mail.status(), mail.reason(),
                ours == null ? null : ours.delivery, ours == null ? null : ours.fingerprint) == 1;
    }

    private void conclude(Connection connection, Returned mail, Ours ours) throws SQLException {
        String because = mail.status() == null ? mail.reason() : mail.status() + " " + mail.reason();
        boolean complaint = mail.kind() == Returned.Kind.COMPLAINT;
        if (!complaint && mail.ended()
                && run(connection, FAIL, "bounced: " + because, ours.delivery) == 1)
            NextMedium.after(connection, ours.delivery);
        if (ours.fingerprint == null)
            return;
        if (complaint)
            run(connection, SILENCE, ours.fingerprint, "COMPLAINT", "their provider told us of a complaint");
        else if (mail.kind() == Returned.Kind.HARD)
            run(connection, SILENCE, ours.fingerprint,
                    Returned.noSuchMailbox(mail.status()) ? "BAD_ADDRESS" : "HARD_BOUNCE", "bounced: " + because);
        else if (mail.ended())
            run(connection, SILENCE_AFTER_SOME, ours.fingerprint,
                    "%d mails came back, the last one: %s".formatted(config.soft(), because), ours.fingerprint,
                    (double) config.within().toSeconds(), config.soft());
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            List<Object> all = java.util.Arrays.asList(values);
            for (int at = 0; at < all.size(); at++)
                statement.setObject(at + 1, all.get(at));
            return statement.executeUpdate();
        }
    }
}
