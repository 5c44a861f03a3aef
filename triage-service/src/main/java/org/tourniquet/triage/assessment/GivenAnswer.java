package org.tourniquet.triage.assessment;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Value;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One line of a person's answers: sealed, appended, never rewritten. */
@Entity
@Table(name = "answer")
@IdClass(GivenAnswer.Place.class)
class GivenAnswer extends PanacheEntityBase {

    /** Whose log, and where in it. */
    record Place(UUID assessment, int seq) implements Serializable {
    }

    @Id
    UUID assessment;
    @Id
    int seq;
    String question;
    String sealedValue;
    String key;
    Instant at;

    /** Ticks are stored a line each; no tick at all is an empty text. */
    static Value read(QuestionType type, String stored) {
        if (type == QuestionType.TEXT)
            return Value.of(type, List.of(stored));
        return Value.of(type, stored.isEmpty() ? List.of() : List.of(stored.split("\n")));
    }

    static List<GivenAnswer> of(UUID assessment) {
        return list("assessment = ?1 order by seq", assessment);
    }
}
