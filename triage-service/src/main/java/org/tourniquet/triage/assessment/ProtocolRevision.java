package org.tourniquet.triage.assessment;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Better words for a published version, frozen like the version itself; how is decided is the same. */
@Entity
class ProtocolRevision extends PanacheEntityBase {

    @Embeddable
    static class Id implements Serializable {
        String key;
        int version;
        int revision;

        protected Id() {
        }

        Id(String key, int version, int revision) {
            this.key = key;
            this.version = version;
            this.revision = revision;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Id id && id.key.equals(key) && id.version == version && id.revision == revision;
        }

        @Override
        public int hashCode() {
            return Objects.hash(key, version, revision);
        }
    }

    @EmbeddedId
    Id id;
    String hash;
    String body;
    Instant publishedAt;
    String publishedBy;

    static Optional<ProtocolRevision> newest(String key, int version) {
        return find("id.key = ?1 and id.version = ?2 order by id.revision desc", key, version).firstResultOptional();
    }

    static Optional<ProtocolRevision> ofHash(String key, int version, String hash) {
        return find("id.key = ?1 and id.version = ?2 and hash = ?3", key, version, hash).firstResultOptional();
    }
}
