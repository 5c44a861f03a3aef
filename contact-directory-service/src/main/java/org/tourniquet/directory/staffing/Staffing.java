package org.tourniquet.directory.staffing;

import java.math.BigDecimal;
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
    /** What an hour of overtime costs, in the organisation's money; null when nobody has said. */
    public BigDecimal hourlyRate;
    /** For how many hours somebody who is called in comes. */
    public Integer overtimeHours;
    public Instant changedAt;
    public String changedBy;

    public static Optional<Staffing> of(UUID channel) {
        return findByIdOptional(channel);
    }

    /** The same line with another number of people; never kept. */
    public Staffing with(int people) {
        Staffing other = new Staffing();
        other.agents = people;
        other.callsPerHour = callsPerHour;
        other.handlingSeconds = handlingSeconds;
        other.concurrency = concurrency;
        other.patienceSeconds = patienceSeconds;
        return other;
    }

    /** The same people with other calls, by callers who hang up after a while; never kept. */
    public Staffing under(double calls, int patience) {
        Staffing other = with(agents);
        other.callsPerHour = calls;
        other.patienceSeconds = patience;
        return other;
    }

    /** Of the calls of some minutes those that nobody answers, because whoever waits hangs up. */
    public double lost(long minutes) {
        Outlook outlook = Outlook.of(this);
        double share = outlook.abandons() != null ? outlook.abandons() : agents == 0 ? 1 : 0;
        return callsPerHour * minutes / 60 * share;
    }
}
