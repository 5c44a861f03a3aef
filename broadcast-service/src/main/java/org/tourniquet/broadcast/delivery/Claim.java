package org.tourniquet.broadcast.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Nights;

/**
 * Takes deliveries in hand by one conditional update: everything that may have changed since they were offered is asked of
 * the database, by the database's clock, in the statement that decides.
 */
@ApplicationScoped
class Claim {
    private static final String CLAIM = """
            with wanted as materialized (
                select id from delivery where id = any(?) and state = 'QUEUED' and due_at <= now() order by id for update),
            claimed as (
                update delivery d set state = 'SENDING', attempts = attempts + 1, attempt_id = gen_random_uuid(),
                       lease_until = now() + make_interval(secs => ?), provider = ?, offered_until = null, changed_at = now()
                from wanted
                where d.id = wanted.id and d.mode = 'LIVE' and d.expires_at > now()
                  and not exists (select from kill_switch where pressed) and not %s
                  and (d.notice_id is null or exists (select from notice n where n.id = d.notice_id and n.state = 'SENDING'))
                  and not exists (select from suppression s where s.fingerprint = d.fingerprint and s.medium in (d.medium, 'ALL'))
                returning d.*)
            select %s from claimed d %s
            order by d.id"""
            .formatted(Nights.ASLEEP, Errand.COLUMNS, Errand.JOINS);
    private static final String WAITING = "select id from delivery where id = any(?) and state = 'QUEUED' order by id";

    private final DataSource database;
    private final Leftovers leftovers;
    private final Spending spending;
    private final Holds holds;

    Claim(DataSource database, Leftovers leftovers, Spending spending, Holds holds) {
        this.database = database;
        this.leftovers = leftovers;
        this.spending = spending;
        this.holds = holds;
    }

    /** Those that still wait: after a restart most of what the topics bring has long been sent and need not draw leave. */
    List<UUID> waiting(Collection<UUID> ids) {
        return Transaction.of(database, connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
                statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
                List<UUID> waiting = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next())
                        waiting.add(row.getObject(1, UUID.class));
                }
                return waiting;
            }
        });
    }

    /** Claims what may be sent now of these deliveries over a provider's account, for as long as the lease lasts. */
    List<Claimed> take(Collection<UUID> ids, Duration lease, String account) {
        long asked = System.nanoTime();
        List<Claimed> claimed;
        try {
            claimed = Transaction.of(database, connection -> {
                List<Claimed> taken = claim(connection, ids, lease, account, asked);
                spending.book(connection, taken);
                return taken;
            });
        } catch (Spending.Spent spent) {
            holds.hold(spent.notice(), spent.kind(), spent.getMessage(), 0, 0);
            claimed = List.of();
        }
        if (claimed.size() < ids.size())
            leftovers.settle(ids);
        return claimed;
    }

    private static List<Claimed> claim(Connection connection, Collection<UUID> ids, Duration lease, String account,
            long asked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
            statement.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            statement.setDouble(2, lease.toMillis() / 1000.0);
            statement.setString(3, account);
            List<Claimed> claimed = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next())
                    claimed.add(Claimed.read(row, asked));
            }
            return claimed;
        }
    }

    /**
     * One delivery in hand.
     *
     * @param claimedAt monotonic, from before the database was asked: a lease never looks younger than it is
     * @param left until its words are no longer true
     */
    record Claimed(Errand errand, int attempts, long claimedAt, Duration left) {

        private static Claimed read(ResultSet row, long asked) throws SQLException {
            return new Claimed(Errand.read(row), row.getInt("attempts"), asked,
                    Duration.ofMillis((long) (row.getDouble("seconds_left") * 1000)));
        }

        UUID id() {
            return errand.id();
        }

        UUID attempt() {
            return errand.attempt();
        }

        /** How long it has been in hand. */
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - claimedAt);
        }

        /** How long its words are still true. */
        Duration stillTrue() {
            return left.minus(age());
        }

        LiveApproval approval() {
            return new LiveApproval(this);
        }
    }
}
