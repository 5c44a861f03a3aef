package org.tourniquet.triage.authoring;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Who brought safety texts into a protocol, by writing, changing or uploading them. */
@Entity
@Table(name = "safety_author")
class SafetyAuthor extends PanacheEntityBase {

    @Embeddable
    static class Id implements Serializable {
        String key;
        String language;
        String texts;
        String writtenBy;

        protected Id() {
        }

        Id(String key, String language, String texts, String writtenBy) {
            this.key = key;
            this.language = language;
            this.texts = texts;
            this.writtenBy = writtenBy;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Id id && id.key.equals(key) && id.language.equals(language) && id.texts.equals(texts)
                    && id.writtenBy.equals(writtenBy);
        }

        @Override
        public int hashCode() {
            return Objects.hash(key, language, texts, writtenBy);
        }
    }

    @EmbeddedId
    Id id;
    Instant writtenAt;

    static void remember(String key, String language, String texts, String by, Instant at) {
        if (findByIdOptional(new Id(key, language, texts, by)).isPresent())
            return;
        var author = new SafetyAuthor();
        author.id = new Id(key, language, texts, by);
        author.writtenAt = at;
        author.persist();
    }

    /** The last one first. */
    static List<String> of(String key, String language, String texts) {
        return SafetyAuthor.<SafetyAuthor> list("id.key = ?1 and id.language = ?2 and id.texts = ?3 order by writtenAt desc",
                key, language, texts).stream().map(a -> a.id.writtenBy).toList();
    }
}
