package org.tourniquet.triage.assessment;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A published protocol, frozen: an assessment is decided by the version its person began with. */
@Entity
class ProtocolVersion extends PanacheEntityBase {

    @Embeddable
    static class Id implements Serializable {
        String key;
        int version;

        protected Id() {
        }

        Id(String key, int version) {
            this.key = key;
            this.version = version;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Id id && id.key.equals(key) && id.version == version;
        }

        @Override
        public int hashCode() {
            return Objects.hash(key, version);
        }
    }

    @EmbeddedId
    Id id;
    String hash;
    String body;
    Instant publishedAt;
    String publishedBy;

    static Optional<ProtocolVersion> of(String key, int version) {
        return findByIdOptional(new Id(key, version));
    }

    static List<ProtocolVersion> all(String key) {
        return list("id.key = ?1 order by id.version desc", key);
    }
}
