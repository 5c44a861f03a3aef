package org.tourniquet.broadcast.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.audience.Nights;
import org.tourniquet.broadcast.notice.DatabaseTime;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeApproved;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Owes each person of an approved notice their deliveries, slice by slice; the first message leaves while the last row is
 * not yet written. Begun by the approval, and picked up again wherever it was left.
 */
@ApplicationScoped
class Fanout {
    private static final Logger LOG = Logger.getLogger(Fanout.class);
    /** Between approval and dispatch an audience may grow or shrink by one in a hundred, not more. */
    private static final int DRIFT = 100;

    private final EntityManager entities;
    private final FanoutSlice slices;
    private final DeliveryRelay relay;
    private final Nights nights;
    private final DeliveryConfig config;
    private final DatabaseTime time;
    private final Clock clock;
    private final Rounds rounds = new Rounds("fan-out", Duration.ofSeconds(1), this::once);

    Fanout(EntityManager entities, FanoutSlice slices, DeliveryRelay relay, Nights nights, DeliveryConfig config,
            DatabaseTime time,
            Clock clock) {
        this.entities = entities;
        this.slices = slices;
        this.relay = relay;
        this.nights = nights;
        this.config = config;
        this.time = time;
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    void approved(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticeApproved approved) {
        rounds.nudge();
    }

    /** One slice of every notice that is being fanned out: a small one does not wait for a large one. */
    private boolean once() {
        List<UUID> approved = QuarkusTransaction.requiringNew().call(this::approved);
        if (!approved.isEmpty())
            nights.keep();
        approved.forEach(this::begin);
        boolean more = false;
        for (UUID notice : QuarkusTransaction.requiringNew().call(this::unfinished)) {
            more |= slices.next(notice,
                    QuarkusTransaction.requiringNew().call(() -> entities.find(Notice.class, notice).whom()),
                    config.slice());
            relay.nudge();
        }
        return more;
    }

    /** Whose hour has come, by the database's clock; asked again under the lock. */
    @SuppressWarnings("unchecked")
    private List<UUID> approved() {
        return entities.createNativeQuery("""
                select id from notice where state = 'APPROVED' and held_by is null and coalesce(start_at, now()) <= now()
                    and coalesce(not_before, now()) <= now()""", UUID.class).getResultList();
    }

    @SuppressWarnings("unchecked")
    private List<UUID> unfinished() {
        return entities
                .createNativeQuery("select notice_id from fanout where finished_at is null order by started_at", UUID.class)
                .getResultList();
    }

    private void begin(UUID id) {
        QuarkusTransaction.requiringNew().run(() -> {
            Notice notice = entities.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
            if (!notice.mayStart(time.now()))
                return;
            if (!notice.approvalStands()) {
                LOG.errorf("notice %s is not what was approved: stopped", id);
                notice.stop("It was not what had been approved", clock.instant());
                return;
            }
            boolean personal = notice.media().stream().anyMatch(Medium::personal);
            long people = personal ? notice.whom().people() : 0;
            if (personal && drifted(people, notice.people())) {
                LOG.warnf("notice %s was approved for %d people and would go to %d: stopped", id, notice.people(), people);
                notice.stop("It was approved for %d people and would have gone to %d".formatted(notice.people(), people),
                        clock.instant());
                return;
            }
            notice.startSending(clock.instant());
            insert("insert into account (notice_id) values (?1) on conflict do nothing", id);
            insert("insert into fanout (notice_id, lane, finished_at) values (?1, ?2, case when ?3 then null else now() end) on conflict do nothing",
                    id, Lane.of(notice.live(), people).name(), personal);
        });
    }

    private void insert(String sql, Object... values) {
        var query = entities.createNativeQuery(sql);
        for (int at = 0; at < values.length; at++)
            query.setParameter(at + 1, values[at]);
        query.executeUpdate();
    }

    private static boolean drifted(long now, Integer approvedFor) {
        return now == 0 || Math.abs(now - approvedFor) * DRIFT > approvedFor;
    }
}
