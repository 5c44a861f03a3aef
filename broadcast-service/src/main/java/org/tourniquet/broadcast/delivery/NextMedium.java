package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Whoever a notice reaches FIRST gets it over the next address of their own order, of whatever medium, when one has failed by
 * name; never after an
 * opt-out, and not once the notice has ended.
 */
final class NextMedium {
    /** Locked, so that the notice cannot be called complete between our look at it and the new row. */
    private static final String HOLD_THE_NOTICES = """
            select id from notice where id in (select notice_id from delivery where id = any(?)) order by id for share""";
    private static final String OWE_THE_NEXT = """
            insert into delivery (notice_id, recipient_id, mode, medium, place, lane, fingerprint, state, expires_at, language,
                quiet_zone)
            select distinct on (d.id) d.notice_id, d.recipient_id, d.mode, a.medium,
                   (select count(*) + 1 from delivery x where x.notice_id = d.notice_id and x.recipient_id = d.recipient_id
                       and x.medium = a.medium), d.lane, a.fingerprint, 'QUEUED', d.expires_at, d.language, d.quiet_zone
            from delivery d
            join notice n on n.id = d.notice_id and n.reach = 'FIRST' and n.state in ('SENDING', 'PAUSED')
            join recipient r on r.id = d.recipient_id
            join recipient_address a on a.recipient_id = r.id and a.medium = any(n.media)
            where d.id = any(?) and d.state = 'FAILED' and d.expires_at > now()
              and not (r.safe_contact and a.medium = 'EMAIL')
              and not exists (select from delivery x where x.notice_id = d.notice_id and x.recipient_id = d.recipient_id
                  and (x.medium = a.medium and x.fingerprint = a.fingerprint or x.state <> 'FAILED'))
              and not exists (select from suppression s where s.fingerprint = a.fingerprint and s.medium in (a.medium, 'ALL'))
            order by d.id, a.position
            on conflict (notice_id, recipient_id, medium, place) do nothing""";

    private NextMedium() {
    }

    /** Owes the next medium to those whose delivery has just failed, in the same transaction. */
    static void after(Connection connection, UUID... failed) throws SQLException {
        if (failed.length == 0)
            return;
        for (String sql : new String[] { HOLD_THE_NOTICES, OWE_THE_NEXT })
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("uuid", failed));
                statement.execute();
            }
    }
}
