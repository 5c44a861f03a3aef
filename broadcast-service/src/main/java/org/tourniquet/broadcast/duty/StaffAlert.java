package org.tourniquet.broadcast.duty;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.tourniquet.broadcast.incident.Mode;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An alert and how many of the staff were called for it, until one of them has looked. */
@Entity
@Table(name = "staff_alert")
class StaffAlert extends PanacheEntityBase {
    @Id
    UUID id;
    String kind;
    UUID ticket;
    @Enumerated(EnumType.STRING)
    Mode mode;
    @Column(name = "raised_at")
    Instant raisedAt;
    @Column(name = "seen_at")
    Instant seenAt;
    int called;
    @Column(name = "next_at")
    Instant nextAt;

    static StaffAlert of(AlertRaised event, Instant nextAt) {
        var alert = new StaffAlert();
        alert.id = event.id();
        alert.kind = event.kind();
        alert.ticket = event.ticket();
        alert.mode = event.mode();
        alert.raisedAt = event.raisedAt();
        alert.seenAt = event.seenAt();
        alert.nextAt = nextAt;
        return alert;
    }

    /** Whoever changes the same one at the same moment waits. */
    static StaffAlert locked(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static List<UUID> unseen(Instant now) {
        return getEntityManager().createQuery(
                "select a.id from StaffAlert a where a.seenAt is null and a.nextAt <= :now order by a.nextAt", UUID.class)
                .setParameter("now", now).getResultList();
    }
}
