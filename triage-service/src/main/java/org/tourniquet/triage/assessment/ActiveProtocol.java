package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Which version of a protocol new assessments begin with: one of each key at most. */
@Entity
@Table(name = "protocol_active")
class ActiveProtocol extends PanacheEntityBase {

    @Id
    String key;
    int version;
    Instant since;
    String activatedBy;

    static Optional<ActiveProtocol> of(String key) {
        return findByIdOptional(key);
    }

    static List<ActiveProtocol> all() {
        return list("order by key");
    }
}
