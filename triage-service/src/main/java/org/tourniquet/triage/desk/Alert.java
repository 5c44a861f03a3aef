package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;

import org.tourniquet.kit.edge.SealedText;
import org.tourniquet.triage.protocol.Urgency;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A signal that needs a human now; the row is also its own outbox. */
@Entity
class Alert extends PanacheEntityBase {

    enum Kind {
        RED_FLAG,
        WORDS_OF_DANGER,
        PROMISE_LATE,
        /** Many people write at once: something has happened, or something we said. */
        MANY_WRITE
    }

    @Id
    UUID id;
    @Enumerated(EnumType.STRING)
    Kind kind;
    @Enumerated(EnumType.STRING)
    Urgency urgency;
    UUID ticket;
    UUID incident;
    String mode;
    @Convert(converter = SealedText.class)
    String summary;
    Instant raisedAt;
    Instant publishedAt;
    Instant seenPublishedAt;
    Instant seenAt;
    String seenBy;

    /** A human reads; the words themselves change neither urgency nor place. */
    static void raiseForWords(Ticket ticket, Instant now) {
        raise(ticket, Kind.WORDS_OF_DANGER, "Words of danger in what a person wrote. Read them now.", now);
    }

    /** One bell per ticket and kind, until a human has seen it. */
    static void raise(Ticket ticket, Kind kind, String summary, Instant now) {
        if (count("ticket = ?1 and kind = ?2 and seenAt is null", ticket.id, kind) > 0)
            return;
        var alert = new Alert();
        alert.id = UUID.randomUUID();
        alert.kind = kind;
        alert.urgency = kind == Kind.RED_FLAG ? Urgency.RED : ticket.urgency;
        alert.ticket = ticket.id;
        alert.incident = ticket.incident;
        alert.mode = ticket.mode;
        alert.summary = summary;
        alert.raisedAt = now;
        alert.persist();
    }

    void see(String who, Instant now) {
        if (seenAt != null)
            return;
        seenAt = now;
        seenBy = who;
    }

    static List<Alert> unseen() {
        return list("seenAt is null order by raisedAt");
    }

    static boolean any(Kind kind, Instant since) {
        return count("kind = ?1 and raisedAt > ?2", kind, since) > 0;
    }

    static List<Alert> of(UUID ticket) {
        return list("ticket = ?1 order by raisedAt", ticket);
    }

    /**
     * Whoever changes or removes several takes them in one order: two who do so at once wait and do not lock each other out.
     */
    static void hold(List<UUID> alerts) {
        find("id in ?1 order by id", alerts).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    static void holdOf(List<UUID> tickets) {
        find("ticket in ?1 order by id", tickets).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    static void holdOfClosed(Instant then) {
        find("ticket in (select t.id from Ticket t where t.state = ?1 and t.closedAt < ?2) order by id", Ticket.State.CLOSED,
                then).withLock(LockModeType.PESSIMISTIC_WRITE).list();
    }

    static List<Alert> toPublish(int most) {
        return find("publishedAt is null or seenAt is not null and seenPublishedAt is null order by raisedAt").page(0, most)
                .list();
    }
}
