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
    private static final String EXPIRED = """
            with gone as (select id from delivery where state = 'QUEUED' and expires_at <= now()
                order by id limit 5000 for update skip locked)
            update delivery d set state = 'FAILED', reason = 'expired', changed_at = now() from gone where d.id = gone.id""";
    private static final String STOPPED = """
            with stopped as (select n.id from notice n where n.state = 'STOPPED' and exists (select from tally t
                where t.notice_id = n.id and t.state = 'QUEUED' and t.n > 0)),
            gone as (select d.id from delivery d join stopped on stopped.id = d.notice_id where d.state = 'QUEUED'
                order by d.id limit 5000 for update of d skip locked)
            update delivery d set state = 'FAILED', reason = 'stopped', changed_at = now() from gone where d.id = gone.id""";

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
