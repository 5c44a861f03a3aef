package org.tourniquet.triage.authoring;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A protocol that is being written: one of each key, with the version it will become. */
@Entity
@Table(name = "protocol_draft")
class Draft extends PanacheEntityBase {

    @Id
    String key;
    int version;
    Integer basedOn;
    String body;
    Instant changedAt;
    String changedBy;
    @Version
    int lockVersion;

    void change(String body, String by, Instant at) {
        this.body = body;
        this.changedBy = by;
        this.changedAt = at;
    }

    static Optional<Draft> of(String key) {
        return findByIdOptional(key);
    }

    /** For publishing: whoever changes it at the same moment waits here. */
    static Optional<Draft> locked(String key) {
        return Optional.ofNullable(getEntityManager().find(Draft.class, key, LockModeType.PESSIMISTIC_WRITE));
    }

    static List<Draft> all() {
        return list("order by key");
    }
}
