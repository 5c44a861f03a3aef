package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * What time alone decides: a lease that ran out is unclear, never queued again in silence; what waited past its notice's end
 * has expired; what waited when its notice was stopped is stopped. In slices, so that nobody waits for a million rows.
 */
@ApplicationScoped
class Lapse {
    private static final String LEASES = """
            with gone as (select id from delivery where state = 'SENDING' and lease_until < now()
                order by id limit 5000 for update skip locked)
            update delivery d set state = 'UNKNOWN', reason = 'no answer was recorded', lease_until = null,
                   unknown_since = now(), changed_at = now()
            from gone where d.id = gone.id""";
    /** A mail that waited to be sent once more may have arrived the first time: nobody may say that it did not. */
    private static final String ENDS = """
            state = case when d.again then 'UNKNOWN' else 'FAILED' end,
            reason = case when d.again then 'no answer was recorded' else '%s' end,
            unknown_since = case when d.again then now() end, changed_at = now()""";
    /** Deliveries of a notice expire with it: what is still waiting is looked for only where a notice is out of date. */
    private static final String EXPIRED = """
            with over as (select n.id from notice n join tally t on t.notice_id = n.id and t.state = 'QUEUED' and t.n > 0
                where n.expires_at <= now() group by n.id),
            gone as (select d.id from over join delivery d on d.notice_id = over.id and d.state = 'QUEUED' and d.expires_at <= now()
                limit 5000 for update of d skip locked)
            update delivery d set %s from gone where d.id = gone.id"""
            .formatted(ENDS.formatted("expired"));
    private static final String MESSAGES_EXPIRED = """
            with gone as (select id from delivery where state = 'QUEUED' and message_id is not null and expires_at <= now()
                limit 5000 for update skip locked)
            update delivery d set %s from gone where d.id = gone.id""".formatted(ENDS.formatted("expired"));
    private static final String STOPPED = """
            with stopped as (select n.id from notice n join tally t on t.notice_id = n.id and t.state = 'QUEUED' and t.n > 0
                where n.state = 'STOPPED' group by n.id),
            gone as (select d.id from stopped join delivery d on d.notice_id = stopped.id and d.state = 'QUEUED'
                limit 5000 for update of d skip locked)
            update delivery d set %s from gone where d.id = gone.id""".formatted(ENDS.formatted("stopped"));

    private final DataSource database;

    Lapse(DataSource database) {
        this.database = database;
    }

    /** Looks once; true when there may be more. */
    boolean once() {
        return run(LEASES) + run(STOPPED) + run(EXPIRED) > 0;
    }

    private int run(String sql) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                return statement.executeUpdate();
            }
        });
    }
}
