package org.tourniquet.broadcast.delivery.unreached;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.OneAtATime;
import org.tourniquet.kit.edge.Problem;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Hands those whom a notice reached over no medium to the desk, where a human calls them. Never who asked for silence, never
 * who must be contacted with care (a call may be overheard), never after a stop: the words may have been wrong; never of a
 * drill.
 */
@ApplicationScoped
class HandOver {
    private static final String WHO = """
            select d.recipient_id, min(d.reason) filter (where d.state = 'FAILED' or d.reason like '%bounce%' or d.reason = 'bad address') as reason
            from delivery d where d.notice_id = ?1 and d.mode = 'LIVE' and d.recipient_id is not null
            group by d.recipient_id
            having bool_and(d.state = 'FAILED' and d.reason <> 'stopped'
                or d.state = 'SUPPRESSED' and d.reason in ('hard bounce', 'soft bounces', 'bad address'))""";
    private static final String TO_CALL = "select w.recipient_id, w.reason from (" + WHO + """
            ) w join recipient r on r.id = w.recipient_id and not r.safe_contact
            where not exists (select from unreached u where u.notice_id = ?1 and u.recipient_id = w.recipient_id)""";
    private static final String HAND = "insert into unreached (notice_id, recipient_id, reason, handed_by)\nselect ?1, c.recipient_id, coalesce(c.reason, 'no address'), ?2 from ("
            + TO_CALL + ") c on conflict do nothing";
    private static final String FINISHED = """
            select n.id from notice n where n.mode = 'LIVE' and n.state = 'COMPLETE' and exists (
                select from account a where a.notice_id = n.id and a.last_at > now() - interval '1 day')
              and not exists (select from unreached u where u.notice_id = n.id)""";

    private final EntityManager entities;
    private final AuditTrail audit;
    private final UnreachedRelay relay;
    private final OneAtATime oneAtATime;
    private final boolean byItself;

    HandOver(EntityManager entities, AuditTrail audit, UnreachedRelay relay, OneAtATime oneAtATime,
            @ConfigProperty(name = "tourniquet.unreached.by-itself", defaultValue = "false") boolean byItself) {
        this.entities = entities;
        this.audit = audit;
        this.relay = relay;
        this.oneAtATime = oneAtATime;
        this.byItself = byItself;
    }

    /**
     * How many could be called, and how many the desk has or had: of them {@code reached} by telephone, and so told after all,
     * {@code inVain}: a wrong number, or nobody answered.
     */
    @RegisterForReflection
    public record Figures(long toHand, long handed, long withoutNumber, long reached, long inVain) {
    }

    @Transactional
    Figures figures(UUID notice) {
        known(notice);
        long toHand = number("select count(*) from (" + TO_CALL + ") c", notice);
        long handed = number("select count(*) from unreached where notice_id = ?1", notice);
        long without = number("select count(*) from (" + TO_CALL + """
                ) c where not exists (select from recipient_address a where a.recipient_id = c.recipient_id
                    and a.medium = 'SMS')""", notice);
        long reached = number("select count(*) from unreached where notice_id = ?1 and called = 'REACHED'", notice);
        long inVain = number("select count(*) from unreached where notice_id = ?1 and called <> 'REACHED'", notice);
        return new Figures(toHand, handed, without, reached, inVain);
    }

    /** What came of a call; told twice it happened once, and a person who was erased meanwhile stays forgotten. */
    @Transactional
    void called(CallEnded call) {
        entities.createNativeQuery("update unreached set called = ?2, called_at = ?3 where id = ?1 and called is null")
                .setParameter(1, call.id()).setParameter(2, call.result().name()).setParameter(3, call.endedAt())
                .executeUpdate();
    }

    /** Hands over whoever is not yet with the desk; pressed twice nobody is called twice. Says how many. */
    @Transactional
    int hand(UUID id) {
        Notice notice = known(id);
        switch (notice.state()) {
            case COMPLETE, STOPPED -> {
            }
            default -> throw Problem.of(409, "wrong-state", "Only what has come to its end is handed over")
                    .detail("This notice may still reach them by itself.");
        }
        return hand(id, audit.signedIn());
    }

    private int hand(UUID id, String by) {
        int people = entities.createNativeQuery(HAND).setParameter(1, id).setParameter(2, by).executeUpdate();
        if (people > 0)
            audit.recordAs(by, "handed those not reached to the desk", "notice", id, people + " people");
        relay.nudge();
        return people;
    }

    @Scheduled(every = "30s", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void byItself() {
        if (byItself)
            oneAtATime.run("hand over", () -> finished()
                    .forEach(notice -> QuarkusTransaction.requiringNew().run(() -> hand(notice, AuditTrail.SYSTEM))));
    }

    @SuppressWarnings("unchecked")
    private List<UUID> finished() {
        return QuarkusTransaction.requiringNew().call(() -> entities.createNativeQuery(FINISHED, UUID.class).getResultList());
    }

    private Notice known(UUID id) {
        Notice notice = Notice.findById(id);
        if (notice == null)
            throw Problem.notFound();
        return notice;
    }

    private long number(String sql, UUID notice) {
        return ((Number) entities.createNativeQuery(sql).setParameter(1, notice).getSingleResult()).longValue();
    }
}
