package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Rests a provider account that keeps failing, for all instances at once: open after five failures in a row, or at once where
 * a person has to do something; after a rest one message is let through, and its end decides.
 */
@ApplicationScoped
class Breaker {
    private static final int IN_A_ROW = 5;
    /** Five seconds, ten, then twenty: with the probe's own patience it is asked again within half a minute. */
    private static final String FAILED = """
            with now_so as (
                select name, breaker = 'HALF_OPEN' or breaker = 'CLOSED' and (failures + ? >= ? or ?) as opens
                from provider_account where name = ? for update)
            update provider_account a set
                failures = a.failures + ?,
                breaker = case when opens then 'OPEN' else a.breaker end,
                openings = a.openings + case when opens then 1 else 0 end,
                paused_until = case when opens
                    then clock_timestamp() + least(20, 5 * power(2, least(a.openings, 3))) * interval '1 second' else a.paused_until end,
                paused_why = case when opens then ? else a.paused_why end,
                needs_person = case when opens then ? else a.needs_person end,
                opened_at = case when opens and a.breaker = 'CLOSED' then clock_timestamp() else a.opened_at end
            from now_so where a.name = now_so.name""";
    /** What was on its way while it opened does not close it: only a probe does. */
    private static final String ANSWERED = """
            update provider_account set failures = 0, openings = 0, breaker = 'CLOSED', needs_person = false,
                paused_until = case when breaker = 'HALF_OPEN' then null else paused_until end,
                closed_at = case when breaker = 'HALF_OPEN' then clock_timestamp() else closed_at end
            where name = ? and breaker <> 'OPEN' and (breaker <> 'CLOSED' or failures > 0)""";

    private final DataSource database;

    Breaker(DataSource database) {
        this.database = database;
    }

    /** The provider did not answer as one that works; {@code personNeeded}: it will not get well by itself. */
    void failed(String account, String why, boolean personNeeded) {
        failed(account, 1, why, personNeeded);
    }

    /** So many messages wait side by side, longer than an answer takes: that is enough, before the time of any is up. */
    void mute(String account, int messages) {
        failed(account, Math.max(messages, IN_A_ROW), messages + " messages had no answer", false);
    }

    private void failed(String account, int times, String why, boolean personNeeded) {
        Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FAILED)) {
                statement.setInt(1, times);
                statement.setInt(2, IN_A_ROW);
                statement.setBoolean(3, personNeeded);
                statement.setString(4, account);
                statement.setInt(5, times);
                statement.setString(6, why);
                statement.setBoolean(7, personNeeded);
                return statement.executeUpdate();
            }
        });
    }

    /** It answered, whatever it said. */
    void answered(String account) {
        Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ANSWERED)) {
                statement.setString(1, account);
                return statement.executeUpdate();
            }
        });
    }
}
