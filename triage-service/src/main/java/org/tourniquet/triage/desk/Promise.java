package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** "I write to you at 14:20": tracked until somebody has kept it. */
@Entity
class Promise extends PanacheEntityBase {

    @Id
    UUID id;
    UUID ticket;
    String sealedText;
    Instant dueAt;
    String madeBy;
    Instant madeAt;
    Instant keptAt;
    String keptBy;
    Instant lateToldAt;
    Instant lateDueAt;

    static Promise make(Ticket ticket, String sealedText, Instant due, String by, Instant now) {
        var promise = new Promise();
        promise.id = UUID.randomUUID();
        promise.ticket = ticket.id;
        promise.sealedText = sealedText;
        promise.dueAt = due;
        promise.madeBy = by;
        promise.madeAt = now;
        promise.persist();
        return promise;
    }

    /** Kept is kept: a second click changes nothing. */
    void keep(String by, Instant now) {
        if (keptAt != null)
            return;
        keptAt = now;
        keptBy = by;
    }

    /** The person hears once that it comes later. */
    void later(Instant until, Instant now) {
        lateToldAt = now;
        lateDueAt = until;
    }

    /** Over its time, not kept, and the person does not know it. */
    static List<Promise> passed(Instant now, int most) {
        return find("keptAt is null and lateToldAt is null and dueAt < ?1 order by dueAt", now).page(0, most).list();
    }

    static List<Promise> of(UUID ticket) {
        return list("ticket = ?1 order by dueAt", ticket);
    }

    static List<Promise> open(int most) {
        return find("keptAt is null order by dueAt").page(0, most).list();
    }

    static long openOf(UUID ticket) {
        return count("ticket = ?1 and keptAt is null", ticket);
    }
}
