package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a provider account still allows this moment: a bucket in the database that all instances draw from, filled at the
 * account's rate by the database's clock. A provider that says "slow down" pauses its account, not a notice.
 */
@ApplicationScoped
class Allowance {
    private static final String HEALTHY = """
            select breaker = 'CLOSED' and (paused_until is null or paused_until < clock_timestamp()) from provider_account where name = ?""";
    /**
     * A bucket holds a tenth of a second: no second goes over the rate. Urgent messages may run up a debt. An account whose
     * breaker has rested lets one message through, and the next not before that one must have ended.
     */
    private static final String DRAW = """
            with now_so as (
                select name, breaker, case when ?1 = 0 then ?2 else
                    least(greatest(1, ?1 / 10.0), tokens + extract(epoch from clock_timestamp() - filled_at) * ?1) end as have
                from provider_account where name = ?3 and (paused_until is null or paused_until < clock_timestamp()) for update),
            leave as (
                select name, have, breaker <> 'CLOSED' as probe,
                       case when breaker <> 'CLOSED' then 1 else least(?2, greatest(floor(have), ?4)) end as messages from now_so)
            update provider_account a set tokens = have - messages, filled_at = clock_timestamp(),
                breaker = case when probe then 'HALF_OPEN' else a.breaker end,
                paused_until = case when probe then clock_timestamp() + interval '15 seconds' else a.paused_until end
            from leave where a.name = leave.name
            returning messages, probe"""
            .replace("?1", "%1$d").replace("?2", "%2$d").replace("?3", "?").replace("?4", "%3$d");
    private static final String GIVE_BACK = """
            update provider_account set tokens = tokens + ?, paused_until = case when breaker = 'HALF_OPEN' then null else paused_until end
            where name = ?""";
    private static final String PAUSE = """
            update provider_account set paused_until = greatest(paused_until, clock_timestamp() + make_interval(secs => ?)), paused_why = ?
            where name = ?""";
    private static final Leave NONE = new Leave(0, false);

    /** So many messages may go; {@code probe}: one, to see whether the provider works again. */
    record Leave(int messages, boolean probe) {
    }

    private final DataSource database;

    Allowance(DataSource database) {
        this.database = database;
    }

    /** Draws leave to send up to so many messages now; rate 0 has no bound but the account's health. */
    Leave draw(String account, int rate, int wanted, boolean urgent) {
        return Transaction.of(database, connection -> {
            if (rate == 0 && healthy(connection, account))
                return new Leave(wanted, false);
            try (PreparedStatement statement = connection
                    .prepareStatement(DRAW.formatted(rate, wanted, urgent ? wanted : 0))) {
                statement.setString(1, account);
                try (ResultSet row = statement.executeQuery()) {
                    return row.next() ? new Leave(row.getInt(1), row.getBoolean(2)) : NONE;
                }
            }
        });
    }

    private static boolean healthy(Connection connection, String account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HEALTHY)) {
            statement.setString(1, account);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Returns leave that was not used. */
    void giveBack(String account, int rate, int unused) {
        update(GIVE_BACK, rate == 0 ? 0 : unused, account);
    }

    /** The whole account waits. */
    void pause(String account, Duration howLong, String why) {
        update(PAUSE, howLong.toMillis() / 1000.0, why, account);
    }

    private void update(String sql, Object... values) {
        Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int at = 0; at < values.length; at++)
                    statement.setObject(at + 1, values[at]);
                return statement.executeUpdate();
            }
        });
    }
}
