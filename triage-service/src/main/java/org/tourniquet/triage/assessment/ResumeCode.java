package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Six digits that open one assessment, once; kept as a fingerprint only. */
@Entity
class ResumeCode extends PanacheEntityBase {

    @Id
    String print;
    UUID assessment;
    boolean needsPhone;
    Instant expiresAt;

    static Optional<ResumeCode> lockedOf(String print) {
        return Optional.ofNullable(findById(print, LockModeType.PESSIMISTIC_WRITE));
    }

    static long forget(Instant now) {
        return delete("expiresAt < ?1", now);
    }
}
