package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;

/**
 * What a provider's account still allows this moment: a bucket in the database that all instances draw from, filled at the
 * account's rate by the database's clock. A provider that says "slow down" pauses the account, not a notice.
 */
@ApplicationScoped
class Allowance {
    /** A bucket holds a tenth of a second: no second goes over the rate. Urgent messages may run up a debt. */
    private static final String DRAW = """
            with full_now as (
                select medium, least(greatest(1, ? / 10.0), tokens + extract(epoch from clock_timestamp() - filled_at) * ?) as have
                from allowance where medium = ? and (paused_until is null or paused_until < clock_timestamp()) for update)
            update allowance a set tokens = have - least(?, greatest(floor(have), ?)), filled_at = clock_timestamp()
            from full_now where a.medium = full_now.medium
            returning least(?, greatest(floor(have), ?))""";
    private static final String GIVE_BACK = "update allowance set tokens = tokens + ? where medium = ?";
    private static final String PAUSE = """
            update allowance set paused_until = greatest(paused_until, clock_timestamp() + make_interval(secs => ?)), paused_why = ?
            where medium = ?""";
    private static final String PAUSED = """
            select paused_until, paused_why from allowance where medium = ? and paused_until > clock_timestamp()""";

    /** Why an account sends nothing, and until when. */
    record Paused(Instant until, String why) {
    }

    private final DataSource database;
    private final DeliveryConfig config;

    Allowance(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Draws leave to send up to so many messages now; 0 when there is none this moment. */
    int draw(Medium medium, int wanted, boolean urgent) {
        int rate = config.of(medium).rate();
        if (rate == 0)
            return paused(medium).isPresent() ? 0 : wanted;
        return Transaction.of(database, connection -> {
            int least = urgent ? wanted : 0;
            try (PreparedStatement statement = connection.prepareStatement(DRAW)) {
                statement.setInt(1, rate);
                statement.setInt(2, rate);
                statement.setString(3, medium.name());
                statement.setInt(4, wanted);
                statement.setInt(5, least);
                statement.setInt(6, wanted);
                statement.setInt(7, least);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? row.getInt(1) : 0;
                }
            }
        });
    }

    /** Returns leave that was not used. */
    void giveBack(Medium medium, int unused) {
        if (unused > 0 && config.of(medium).rate() > 0)
            Transaction.of(database, connection -> {
                try (PreparedStatement statement = connection.prepareStatement(GIVE_BACK)) {
                    statement.setInt(1, unused);
                    statement.setString(2, medium.name());
                    return statement.executeUpdate();
                }
            });
    }

    /** The whole account waits. */
    void pause(Medium medium, Duration howLong, String why) {
        Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAUSE)) {
                statement.setDouble(1, howLong.toMillis() / 1000.0);
                statement.setString(2, why);
                statement.setString(3, medium.name());
                return statement.executeUpdate();
            }
        });
    }

    /** Whether and why an account waits. */
    Optional<Paused> paused(Medium medium) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(PAUSED)) {
                statement.setString(1, medium.name());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Paused(row.getTimestamp(1).toInstant(), row.getString(2)))
                            : Optional.empty();
                }
            }
        });
    }
}
