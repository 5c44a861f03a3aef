package org.tourniquet.triage.assessment;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A code that opened nothing, and the fingerprint of where it came from. */
@Entity
class WrongCode extends PanacheEntityBase {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    String source;
    Instant at;

    static void of(String source, Instant now) {
        var wrong = new WrongCode();
        wrong.source = source;
        wrong.at = now;
        wrong.persist();
    }

    static long from(String source, Instant since) {
        return count("source = ?1 and at > ?2", source, since);
    }

    static long all(Instant since) {
        return count("at > ?1", since);
    }

    static long forget(Instant before) {
        return delete("at < ?1", before);
    }
}
