package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/** Lets the people of a slice wait for their wave, where a manager chose waves: in the fan-out's own transaction. */
final class Waves {
    /**
     * Before the slice is counted, "people" are those of the slices before. Who sleeps until later than their wave sleeps on.
     */
    private static final String SPREAD = """
            update delivery d set due_at = greatest(d.due_at, f.started_at
                + make_interval(mins => w.minutes) * floor((a.people + one.nr - 1) / w.people::double precision))
            from notice_waves w join fanout f on f.notice_id = w.notice_id join account a on a.notice_id = w.notice_id
            cross join lateral (select recipient_id, row_number() over (order by recipient_id) as nr
                from (select distinct x.recipient_id from delivery x where x.notice_id = w.notice_id
                    and (f.after is null or x.recipient_id > f.after)) slice) one
            where w.notice_id = ? and d.notice_id = w.notice_id and d.recipient_id = one.recipient_id and d.state = 'QUEUED'
              and exists (select from notice n where n.id = w.notice_id and n.purpose in ('UPDATE', 'FIXED', 'ALL_CLEAR'))""";

    private Waves() {
    }

    static void spread(Connection connection, UUID notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SPREAD)) {
            statement.setObject(1, notice);
            statement.executeUpdate();
        }
    }
}
