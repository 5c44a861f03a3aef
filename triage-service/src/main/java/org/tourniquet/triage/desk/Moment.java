package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import org.tourniquet.kit.edge.SealedText;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Something that happened to a story besides answers, messages and promises; without any personal data. */
@Entity
class Moment extends PanacheEntityBase {

    enum Kind {
        OPENED,
        RAISED,
        TAKEN,
        RELEASED,
        REOPENED,
        WISHED_HUMAN,
        WENT_SILENT,
        DECIDED,
        SAID_ABOUT,
        WISHED_FIRST,
        TOOK_WAY,
        STEP_DONE,
        BETTER,
        TOLD_LATE,
        NOT_DELIVERED,
        STOPPED,
        STARTED,
        CLOSED
    }

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
    UUID ticket;
    Instant at;
    @Enumerated(EnumType.STRING)
    Kind kind;
    String who;
    @Convert(converter = SealedText.class)
    String detail;

    static void of(Ticket ticket, Kind kind, String who, String detail, Instant at) {
        var moment = new Moment();
        moment.ticket = ticket.id;
        moment.kind = kind;
        moment.who = who;
        moment.detail = detail;
        moment.at = at;
        moment.persist();
    }

    /** The same thing told twice is one. */
    static boolean none(UUID ticket, Kind kind, Instant at) {
        return count("ticket = ?1 and kind = ?2 and at = ?3", ticket, kind, at) == 0;
    }

    /** Whether the person's last word about texts was STOP. */
    static boolean stopped(UUID ticket) {
        return Moment.<Moment> find("ticket = ?1 and kind in (?2, ?3) order by at desc", ticket, Kind.STOPPED, Kind.STARTED)
                .firstResultOptional().filter(m -> m.kind == Kind.STOPPED).isPresent();
    }

    static List<Moment> of(UUID ticket) {
        return list("ticket = ?1 order by at, id", ticket);
    }
}
