package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Nights;
import org.tourniquet.broadcast.audience.Whom;

/**
 * Writes the deliveries of a slice of a notice's audience on the database's side, and how far it came in the same
 * transaction: a crash repeats nothing and skips nobody.
 */
@ApplicationScoped
class FanoutSlice {
    /**
     * EVERY: the first address of each chosen medium that is not silenced; FIRST: the first such of the person's order over
     * all media and addresses. Whom no medium reaches has failed by name from the start. With care to be taken, texts only;
     * who is asleep gets it after their night, and has failed by name if it is out of date by then;
     * of a frozen audience each over what reached them before. One chain from person to delivery that never joins two of its
     * own steps: of a file read a moment ago the planner knows nothing, takes a slice for one row, and would compare every
     * row of one step with every row of the next.
     */
    private static final String INSERT = """
            with told as (select n.id, n.mode, n.media, n.reach, n.audience_id, n.expires_at, n.quiet_hours, f.lane,
                       exists (select from reached_audience x where x.audience_id = n.audience_id) as frozen
                from notice n join fanout f on f.notice_id = n.id where n.id = ?),
            slice as materialized (
                select r.id, r.safe_contact, r.language, r.time_zone, r.region from %1$s and %2$s > ? and r.id > ?
                order by %2$s limit ?),
            person as (
                select r.id, r.safe_contact, r.language, q.asleep_until,
                       case when told.mode = 'LIVE' and (told.quiet_hours = 'KEEP' or r.safe_contact) then %3$s end as quiet_zone
                from slice r cross join told %4$s
                left join night q on told.mode = 'LIVE' and (told.quiet_hours = 'KEEP' or r.safe_contact)
                    and q.zone = %3$s and q.asleep_from <= now() and now() < q.asleep_until),
            reachable as (
                select distinct on (p.id, a.medium) p.*, a.medium, a.position, a.fingerprint, silence.reason as silenced
                from told cross join person p
                left join recipient_address a on a.recipient_id = p.id and a.medium = any(told.media)
                    and not (p.safe_contact and a.medium = 'EMAIL')
                    and not (told.frozen and exists (select from reached_by w where w.audience_id = told.audience_id
                        and w.recipient_id = p.id and a.medium <> all(w.media)))
                left join lateral (select reason from suppression x where x.fingerprint = a.fingerprint
                    and x.medium in (a.medium, 'ALL') limit 1) silence on true
                order by p.id, a.medium, silence.reason is not null, a.position),
            ranked as (
                select *, row_number() over (partition by id order by silenced is not null, position) as place,
                       count(medium) over (partition by id) as ways from reachable),
            chosen as (
                select ranked.*, told.reach = 'FIRST' or ways <= 1 as alone,
                       case when medium is not null then null when safe_contact then 'no address that is safe'
                            else 'no address' end as lacking
                from ranked cross join told where told.reach = 'EVERY' or place = 1),
            several as (
                insert into person_open (notice_id, recipient_id) select distinct told.id, chosen.id from chosen cross join told
                where not chosen.alone on conflict do nothing),
            owed as (
                insert into delivery (notice_id, recipient_id, mode, medium, lane, alone, fingerprint, state, reason, expires_at,
                    language, quiet_zone, due_at)
                select told.id, chosen.id, told.mode,
                       coalesce(medium, (select m from unnest(told.media) m where m in ('EMAIL', 'SMS') limit 1)),
                       told.lane, alone, fingerprint,
                       case when lacking is not null then 'FAILED' when silenced is not null then 'SUPPRESSED'
                            when asleep_until >= told.expires_at then 'FAILED' else 'QUEUED' end,
                       coalesce(lacking, lower(replace(silenced, '_', ' ')),
                           case when asleep_until >= told.expires_at then 'asleep until it is out of date' end),
                       told.expires_at, language, quiet_zone, coalesce(asleep_until, now())
                from chosen cross join told order by chosen.id
                on conflict (notice_id, recipient_id, medium, place) do nothing)
            select count(*), (array_agg(id order by id desc))[1] from slice""";
    private static final String REMEMBER = """
            update fanout set after = coalesce(?, after), finished_at = case when ? then now() end where notice_id = ?""";
    private static final String COUNT = """
            update account set people = people + ?, last_at = now() where notice_id = ?""";

    private final DataSource database;

    FanoutSlice(DataSource database) {
        this.database = database;
    }

    /** Writes the next slice; false when it was the last. */
    boolean next(UUID notice, Whom whom, int size) {
        return Transaction.of(database, connection -> {
            UUID after = hold(connection, notice);
            if (after == null)
                return false;
            try (PreparedStatement statement = connection.prepareStatement(sql(whom))) {
                bind(statement, notice, whom, after, size);
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    long people = row.getLong(1);
                    Waves.spread(connection, notice);
                    remember(connection, notice, people, row.getObject(2, UUID.class), people < size);
                    return people == size;
                }
            }
        });
    }

    static String sql(Whom whom) {
        return INSERT.formatted(whom.fromPlaces(), whom.key(), Nights.ZONE, Nights.JOIN);
    }

    static void bind(PreparedStatement statement, UUID notice, Whom whom, UUID after, int size) throws SQLException {
        statement.setObject(1, notice);
        int at = whom.set(statement, 2);
        // said of both sides of a join, or the database walks the recipients from the first to find the next
        statement.setObject(at, after);
        statement.setObject(at + 1, after);
        statement.setInt(at + 2, size);
    }

    /** One fan-out of a notice at a time, on whichever instance; says whom it has come to, or null when it is not ours. */
    private static UUID hold(Connection connection, UUID notice) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select coalesce(after, '00000000-0000-0000-0000-000000000000') from fanout
                where notice_id = ? and finished_at is null for update skip locked""")) {
            statement.setObject(1, notice);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getObject(1, UUID.class) : null;
            }
        }
    }

    private static void remember(Connection connection, UUID notice, long people, UUID after, boolean finished)
            throws SQLException {
        try (PreparedStatement count = connection.prepareStatement(COUNT);
                PreparedStatement remember = connection.prepareStatement(REMEMBER)) {
            count.setLong(1, people);
            count.setObject(2, notice);
            count.executeUpdate();
            remember.setObject(1, after);
            remember.setBoolean(2, finished);
            remember.setObject(3, notice);
            remember.executeUpdate();
        }
    }
}
