package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.broadcast.audience.Whom;
import org.tourniquet.broadcast.notice.OldTown;

import io.quarkus.runtime.StartupEvent;

/** What became of the three notices of the demo's past: most got them, a few did not, and everybody is accounted for. */
@ApplicationScoped
class OldTownDeliveries {
    private static final List<String> REMEMBER = List.of("""
            update delivery d set id = uuidv7(n.started_at - clock_timestamp() + make_interval(secs => random()))
            from notice n where n.id = d.notice_id and n.id = ?""",
            """
                    update delivery d set attempts = 1, attempt_id = gen_random_uuid(), changed_at = n.started_at + make_interval(secs => 12 * odd.r),
                        accepted_at = case when odd.fails then null else n.started_at + make_interval(secs => 10 * odd.r) end,
                        state = case when odd.fails then 'FAILED' when d.medium = 'SMS' then 'DELIVERED' else 'ACCEPTED' end,
                        reason = case when not odd.fails then null when d.medium = 'SMS' then 'the phone could not be reached (30003)'
                            else 'the mail server said 550 no such mailbox' end,
                        external_id = case when d.medium = 'SMS' then 'SM' || replace(gen_random_uuid()::text, '-', '') end
                    from notice n, (select id, abs(hashtext(recipient_id::text || medium)) % 100 / 100.0 as r,
                        abs(hashtext(recipient_id::text || medium)) % 17 = 3 as fails from delivery) odd
                    where odd.id = d.id and n.id = d.notice_id and n.id = ? and d.state = 'QUEUED'""",
            """
                    update delivery_moment m set at = d.changed_at from delivery d where d.id = m.delivery_id and d.notice_id = ?""",
            """
                    delete from rate_sample where notice_id = ?""", """
                    insert into rate_sample (notice_id, medium, second, accepted)
                    select notice_id, medium, date_trunc('second', accepted_at), count(*) from delivery
                    where notice_id = ? and accepted_at is not null group by 1, 2, 3""", """
                    update account a set last_at = n.ended_at from notice n where n.id = a.notice_id and n.id = ?""", """
                    update fanout f set started_at = n.started_at, finished_at = n.started_at + interval '1 second'
                    from notice n where n.id = f.notice_id and n.id = ?""");

    private final DataSource database;
    private final FanoutSlice slices;

    OldTownDeliveries(DataSource database, FanoutSlice slices) {
        this.database = database;
        this.slices = slices;
    }

    /** After the notices, before anything that would call their rows expired. */
    void remember(@Observes @Priority(200) StartupEvent starting) {
        for (UUID notice : List.of(OldTown.HOW_TO_REACH_US, OldTown.UPDATE, OldTown.ALL_CLEAR))
            if (Transaction.of(database, connection -> begin(connection, notice))) {
                while (slices.next(notice, Whom.in(OldTown.AUDIENCE), 1000))
                    continue;
                Transaction.of(database, connection -> {
                    for (String sql : REMEMBER)
                        run(connection, sql, notice);
                    return null;
                });
            }
    }

    private static boolean begin(Connection connection, UUID notice) throws SQLException {
        if (run(connection, """
                insert into account (notice_id) select id from notice where id = ? and state = 'COMPLETE'
                on conflict do nothing""", notice) == 0)
            return false;
        run(connection, "insert into fanout (notice_id, lane) values (?, 'URGENT')", notice);
        return true;
    }

    private static int run(Connection connection, String sql, UUID notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, notice);
            return statement.executeUpdate();
        }
    }
}
