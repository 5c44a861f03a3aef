package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.incident.IncidentOpened;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.kit.edge.AuditTrail;

/**
 * A live incident comes first: what was scheduled before it waits until a manager has looked and releases it. The incident's
 * own notices cannot be among them: it has only just begun.
 */
@ApplicationScoped
class Holding {
    private final Quicker quicker;
    private final AuditTrail audit;
    private final DatabaseTime time;

    Holding(Quicker quicker, AuditTrail audit, DatabaseTime time) {
        this.quicker = quicker;
        this.audit = audit;
        this.time = time;
    }

    void opened(@Observes IncidentOpened opened) {
        if (!opened.live())
            return;
        for (UUID id : scheduled(opened.id())) {
            Notice notice = Drafting.locked(id);
            // another transaction may have begun it while this one waited for the row
            if (notice.state() != NoticeState.APPROVED)
                continue;
            notice.hold(opened.id(), time.now());
            audit.record("held", "notice", id, "a live incident was opened");
        }
    }

    @Transactional
    Notice release(UUID id) {
        Notice notice = Drafting.locked(id);
        quicker.orElse(id, () -> notice.release(audit.signedIn()));
        audit.record("released", "notice", id, null);
        return notice;
    }

    /** Everything live that waits for its hour; of the incident itself only what is neither first word nor correction. */
    private static List<UUID> scheduled(UUID incident) {
        return Notice.getEntityManager().createQuery("""
                select n.id from Notice n where n.state = APPROVED and n.mode = :live and n.startAt is not null
                    and n.heldBy is null and (n.incident <> :incident or n.purpose not in (HOW_TO_REACH_US, CORRECTION))
                order by n.id""", UUID.class).setParameter("live", Mode.LIVE).setParameter("incident", incident)
                .getResultList();
    }
}
