package org.tourniquet.directory.staffing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How many people stand behind a channel, how many calls come, and how long one takes. */
@Entity
@Table(name = "staffing")
public class Staffing extends PanacheEntityBase {
    @Id
    public UUID channelId;
    public int agents;
    public double callsPerHour;
    public int handlingSeconds;
    /** How many one person serves at once, as measured: 1 at a phone, more in a chat. */
    public double concurrency;
    /** After how long callers hang up; null when nobody knows. */
    public Integer patienceSeconds;
    public Instant changedAt;
    public String changedBy;

    static Optional<Staffing> of(UUID channel) {
        return findByIdOptional(channel);
    }

    /** The same line with another number of people; never kept. */
    Staffing with(int people) {
        Staffing other = new Staffing();
        other.agents = people;
        other.callsPerHour = callsPerHour;
        other.handlingSeconds = handlingSeconds;
        other.concurrency = concurrency;
        other.patienceSeconds = patienceSeconds;
        return other;
    }
}
