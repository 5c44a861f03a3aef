package org.tourniquet.directory.callin;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody asked some of the staff to come to a channel; a drill's texts are only rehearsed. */
@Entity
@Table(name = "call_in")
class CallIn extends PanacheEntityBase {
    /** Who ended what nobody ended. */
    static final String TIME = "time";

    @Id
    public UUID id;
    public UUID channelId;
    public boolean drill;
    /** How many are to come. */
    public int wanted;
    public int hours;
    /** What an hour cost when they were asked; null when nobody had said. */
    public BigDecimal hourlyRate;
    public Instant begunAt;
    public String begunBy;
    /** Since when enough are coming; null again when somebody takes it back. */
    public Instant enoughAt;
    public Instant endedAt;
    public String endedBy;

    /** For changing: whoever answers at the same moment waits. */
    static Optional<CallIn> held(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    static Optional<CallIn> open(UUID channel) {
        return find("channelId = ?1 and endedAt is null", channel).firstResultOptional();
    }

    static List<CallIn> latest(UUID channel, int most) {
        return CallIn.<CallIn> find("channelId = ?1 order by begunAt desc", channel).page(0, most).list();
    }

    boolean over() {
        return endedAt != null;
    }

    void end(String by, Instant now) {
        endedAt = now;
        endedBy = by;
    }
}
