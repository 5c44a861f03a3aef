package org.tourniquet.directory.reliability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A message that the machine wrote to a channel's own address, to see whether it answers. The row is the outbox; address and
 * words rest sealed. It ends once: with an answer, with its time, or when it could not be sent.
 */
@Entity
@Table(name = "channel_probe")
public class Probe extends PanacheEntityBase {
    static final String EMAIL = "EMAIL";
    static final String SMS = "SMS";

    @Id
    public UUID id;
    public UUID channelId;
    public String medium;
    public String print;
    public String sealedAddress;
    public String sealedSubject;
    public String sealedBody;
    public Instant at;
    /** When no answer has come until then, nobody answered. */
    public Instant deadline;
    public Instant publishedAt;
    /** When the mail server or the carrier took it; null: not known. */
    public Instant takenAt;
    public Instant endedAt;

    static Optional<Probe> openOf(UUID channelId) {
        return find("channelId = ?1 and endedAt is null", channelId).firstResultOptional();
    }

    /** For changing; empty when it is none of ours, or is over. */
    static Optional<Probe> held(UUID id) {
        return Optional.<Probe> ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE)).filter(probe -> probe.endedAt == null);
    }

    /** Somebody was written to at this address since then, for whatever channel. */
    static boolean writtenSince(String print, Instant moment) {
        return count("print = ?1 and at > ?2", print, moment) > 0;
    }

    static List<UUID> overdue(Instant now) {
        return getEntityManager()
                .createQuery("select p.id from Probe p where p.endedAt is null and p.deadline <= ?1", UUID.class)
                .setParameter(1, now).getResultList();
    }

    static List<Probe> untold(int atMost) {
        return find("publishedAt is null and endedAt is null order by at, id").page(0, atMost).list();
    }
}
