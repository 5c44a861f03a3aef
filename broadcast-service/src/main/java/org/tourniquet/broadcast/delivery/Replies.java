package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.FieldCipher;

/**
 * What people write back. A word that ends or begins messages does so at once; everything else is kept, sealed, for those
 * who answer. Told twice, it happened once.
 */
@ApplicationScoped
public class Replies {
    private static final String KEEP = """
            insert into reply (external_id, medium, sender, sealed_address, sealed_body, keyword, received_at)
            values (?, ?, ?, ?, ?, ?, ?) on conflict (external_id) do nothing""";
    private static final String SILENCE = """
            insert into suppression (fingerprint, medium, reason, at) values (?, ?, 'OPTED_OUT', ?)
            on conflict (fingerprint, medium) do nothing""";
    private static final String LIFT = """
            delete from suppression where fingerprint = ? and medium in (?, 'ALL') and reason = 'OPTED_OUT'""";

    private final DataSource database;
    private final FieldCipher cipher;
    private final Clock clock;
    private final ReplyRelay relay;

    Replies(DataSource database, FieldCipher cipher, Clock clock, ReplyRelay relay) {
        this.database = database;
        this.cipher = cipher;
        this.clock = clock;
        this.relay = relay;
    }

    /** Somebody texted us; the provider's id makes it the same text. */
    public void byText(String externalId, String from, String body) {
        received(Medium.SMS, externalId, from, body);
    }

    private void received(Medium medium, String externalId, String from, String body) {
        Optional<StopWords.Keyword> keyword = StopWords.in(body);
        String sender = cipher.fingerprint(from);
        Timestamp now = Timestamp.from(clock.instant());
        Transaction.of(database, connection -> {
            if (keep(connection, medium, externalId, sender, from, body, keyword, now) && keyword.isPresent())
                obey(connection, keyword.get(), sender, medium, now);
            return null;
        });
        relay.nudge();
    }

    private boolean keep(Connection connection, Medium medium, String externalId, String sender, String from, String body,
            Optional<StopWords.Keyword> keyword, Timestamp now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KEEP)) {
            statement.setString(1, externalId);
            statement.setString(2, medium.name());
            statement.setString(3, sender);
            statement.setString(4, cipher.seal(from));
            statement.setString(5, cipher.seal(body));
            statement.setString(6, keyword.map(Enum::name).orElse(null));
            statement.setTimestamp(7, now);
            return statement.executeUpdate() == 1;
        }
    }

    private static void obey(Connection connection, StopWords.Keyword keyword, String sender, Medium medium, Timestamp now)
            throws SQLException {
        boolean stop = keyword == StopWords.Keyword.STOP;
        try (PreparedStatement statement = connection.prepareStatement(stop ? SILENCE : LIFT)) {
            statement.setString(1, sender);
            statement.setString(2, medium.name());
            if (stop)
                statement.setTimestamp(3, now);
            statement.executeUpdate();
        }
    }
}
