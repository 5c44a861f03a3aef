package org.tourniquet.broadcast.delivery;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;

/** Silences the whole service at once, whatever is being sent, and lets it speak again. */
@ApplicationScoped
class KillSwitch {
    /** Where it stands, who moved it last, and why. */
    record Position(boolean pressed, String reason, String by, Instant at) {
    }

    private final EntityManager entities;
    private final AuditTrail audit;
    private final Brake brake;

    KillSwitch(EntityManager entities, AuditTrail audit, Brake brake) {
        this.entities = entities;
        this.audit = audit;
        this.brake = brake;
    }

    @Transactional
    void move(boolean pressed, String reason) {
        entities.createNativeQuery("update kill_switch set pressed = ?1, reason = ?2, by = ?3, at = now()")
                .setParameter(1, pressed).setParameter(2, reason).setParameter(3, audit.signedIn()).executeUpdate();
        audit.record(pressed ? "stopped all sending" : "let sending go on", "service", null, reason);
        brake.look();
    }

    @Transactional
    Position position() {
        Object[] row = (Object[]) entities.createNativeQuery("select pressed, reason, by, at from kill_switch")
                .getSingleResult();
        return new Position((Boolean) row[0], (String) row[1], (String) row[2], (Instant) row[3]);
    }
}
