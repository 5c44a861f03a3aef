package org.tourniquet.triage.authoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody who speaks a language has read its safety texts: these, and no others. */
@Entity
@Table(name = "safety_signature")
class Signature extends PanacheEntityBase {

    @Embeddable
    static class Id implements Serializable {
        String key;
        String language;
        String texts;

        protected Id() {
        }

        Id(String key, String language, String texts) {
            this.key = key;
            this.language = language;
            this.texts = texts;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Id id && id.key.equals(key) && id.language.equals(language) && id.texts.equals(texts);
        }

        @Override
        public int hashCode() {
            return Objects.hash(key, language, texts);
        }
    }

    @EmbeddedId
    Id id;
    String signedBy;
    Instant signedAt;

    static Optional<Signature> under(String key, String language, String texts) {
        return findByIdOptional(new Id(key, language, texts));
    }

    /** Whatever texts it was given for. */
    static Optional<Signature> last(String key, String language) {
        return find("id.key = ?1 and id.language = ?2 order by signedAt desc", key, language).firstResultOptional();
    }
}
