package org.tourniquet.broadcast.delivery;

import java.sql.PreparedStatement;
import java.util.Collection;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** What was offered, was not taken, and never will be, says so at once: silenced since, or past its notice's end. */
@ApplicationScoped
class Leftovers {
    /** A mail that waited to be sent once more may have arrived the first time: it is unclear again, not expired. */
    private static final String SETTLE = """
            with rest as (
                select d.id, s.reason from delivery d
                left join lateral (select reason from suppression s where s.fingerprint = d.fingerprint
                    and s.medium in (d.medium, 'ALL') limit 1) s on true
                where d.id = any(?) and d.state = 'QUEUED' and (s.reason is not null or d.expires_at <= now())
                order by d.id for update of d skip locked)
            update delivery d set state = case when rest.reason is not null then 'SUPPRESSED' when d.again then 'UNKNOWN'
                       else 'FAILED' end,
                   reason = coalesce(lower(replace(rest.reason, '_', ' ')),
                       case when d.again then 'no answer was recorded' else 'expired' end),
                   unknown_since = case when rest.reason is null and d.again then now() end, changed_at = now()
            from rest where d.id = rest.id""";

    /** Who has fallen asleep while it waited gets it after their night. */
    private static final String AFTER_THE_NIGHT = """
            with rest as (
                select d.id, q.asleep_until from delivery d join night q on q.zone = d.quiet_zone
                    and q.asleep_from <= now() and now() < q.asleep_until
                where d.id = any(?) and d.state = 'QUEUED' order by d.id for update of d skip locked)
            update delivery d set due_at = rest.asleep_until, offered_until = null, changed_at = now()
            from rest where d.id = rest.id""";

    /** Offered in vain, because it is paused or switched off: the next offer need not wait for this one to run out. */
    private static final String OFFER_AGAIN = """
            with rest as (select id from delivery where id = any(?) and state = 'QUEUED' and offered_until is not null
                order by id for update skip locked)
            update delivery d set offered_until = null from rest where d.id = rest.id""";

    private final DataSource database;

    Leftovers(DataSource database) {
        this.database = database;
    }

    void settle(Collection<UUID> ids) {
        Transaction.of(database, connection -> {
            for (String sql : new String[] { SETTLE, AFTER_THE_NIGHT, OFFER_AGAIN })
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                    statement.executeUpdate();
                }
            return null;
        });
    }
}
