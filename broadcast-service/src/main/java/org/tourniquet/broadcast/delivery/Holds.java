package org.tourniquet.broadcast.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.notice.Approval;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeState;
import org.tourniquet.broadcast.notice.StaffConfig;
import org.tourniquet.broadcast.notice.StaffPageRequested;
import org.tourniquet.kit.edge.AuditTrail;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Pauses a notice for a reason of the house's own, and asks its author and the person on duty what to do. */
@ApplicationScoped
class Holds {
    private static final Logger LOG = Logger.getLogger(Holds.class);

    /** Why a notice may be held. */
    enum Kind {
        SPENT_NOTICE,
        SPENT_DAY,
        BOUNCES,
        FILTERED,
        ACCOUNT;

        /** Whether letting it go on allows the same sum once more. */
        boolean money() {
            return this == SPENT_NOTICE || this == SPENT_DAY;
        }
    }

    /** The last hold of a notice; {@code resumed}: a person has let it go on since. */
    record Hold(Kind kind, String why, long ended, long bad, boolean resumed) {
    }

    private final EntityManager entities;
    private final Approval approval;
    private final Brake brake;
    private final StaffConfig staff;
    private final AuditTrail audit;
    private final Event<StaffPageRequested> pages;
    private final String console;

    Holds(EntityManager entities, Approval approval, Brake brake, StaffConfig staff, AuditTrail audit,
            Event<StaffPageRequested> pages, @ConfigProperty(name = "tourniquet.urls.broadcast") String console) {
        this.entities = entities;
        this.approval = approval;
        this.brake = brake;
        this.staff = staff;
        this.audit = audit;
        this.pages = pages;
        this.console = console;
    }

    /** Once, however many batches come to the same conclusion. */
    void hold(UUID id, Kind kind, String why, long ended, long bad) {
        QuarkusTransaction.requiringNew().run(() -> {
            Notice notice = entities.find(Notice.class, id, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
            if (notice == null || notice.state() != NoticeState.SENDING)
                return;
            approval.pause(id);
            entities.createNativeQuery("insert into notice_hold (notice_id, kind, why, ended, bad) values (?1, ?2, ?3, ?4, ?5)")
                    .setParameter(1, id).setParameter(2, kind.name()).setParameter(3, why).setParameter(4, ended)
                    .setParameter(5, bad).executeUpdate();
            audit.recordAs(AuditTrail.SYSTEM, "held", "notice", id, why);
            LOG.warnf("notice %s is held: %s", id, why);
            wanted(notice).forEach(who -> pages.fire(new StaffPageRequested(who, "A notice is held and waits for you",
                    why + ". Nothing of it leaves before somebody lets it go on or stops it.",
                    console + "/notices/" + id + "/progress", notice.mode())));
        });
        brake.look();
    }

    private List<String> wanted(Notice notice) {
        return staff.members().entrySet().stream()
                .filter(member -> member.getKey().equals(notice.author()) || member.getValue().duty().equals(Optional.of(1)))
                .map(java.util.Map.Entry::getKey).toList();
    }

    /** Somebody let them go on: what follows is looked at anew. */
    void resumed() {
        QuarkusTransaction.requiringNew().run(() -> entities.createNativeQuery("""
                update notice_hold h set resumed_at = now() from notice n where n.id = h.notice_id and h.resumed_at is null
                    and n.state <> 'PAUSED' and h.kind not in ('SPENT_NOTICE', 'SPENT_DAY')""").executeUpdate());
    }

    Optional<Hold> last(UUID notice) {
        return QuarkusTransaction.requiringNew().call(() -> {
            List<?> rows = entities.createNativeQuery(
                    "select kind, why, ended, bad, resumed_at is not null from notice_hold where notice_id = ?1 order by id desc limit 1")
                    .setParameter(1, notice).getResultList();
            return rows.stream().findFirst().map(row -> (Object[]) row).map(row -> new Hold(Kind.valueOf((String) row[0]),
                    (String) row[1], ((Number) row[2]).longValue(), ((Number) row[3]).longValue(), (Boolean) row[4]));
        });
    }
}
