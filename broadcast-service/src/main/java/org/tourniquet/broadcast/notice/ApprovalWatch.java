package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A notice that waits for its second pair of eyes: how many were called, and when the next one is. */
@Entity
@Table(name = "approval_watch")
class ApprovalWatch extends PanacheEntityBase {
    @Id
    @Column(name = "notice_id")
    UUID notice;
    @Column(name = "asked_at")
    Instant askedAt;
    int called;
    @Column(name = "next_at")
    Instant nextAt;
    @Column(name = "ended_at")
    Instant endedAt;

    /** Asked for the first time, or once more: who was called before was called for something else. */
    static ApprovalWatch begun(UUID notice, Instant now) {
        ApprovalWatch known = locked(notice);
        ApprovalWatch watch = known == null ? new ApprovalWatch() : known;
        watch.notice = notice;
        watch.askedAt = now;
        watch.called = 0;
        watch.nextAt = now;
        watch.endedAt = null;
        if (known == null)
            watch.persist();
        return watch;
    }

    static ApprovalWatch locked(UUID notice) {
        return findById(notice, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<UUID> due(Instant now) {
        return getEntityManager().createQuery(
                "select w.notice from ApprovalWatch w where w.endedAt is null and w.nextAt <= :now order by w.nextAt",
                UUID.class).setParameter("now", now).getResultList();
    }
}
