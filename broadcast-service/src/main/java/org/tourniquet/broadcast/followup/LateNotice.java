package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.NoticeApproved;
import org.tourniquet.broadcast.notice.Purpose;
import org.tourniquet.broadcast.notice.Reach;
import org.tourniquet.kit.edge.AuditTrail;

/**
 * Tells those who were promised news that there is none yet: words nobody invents, let out under the names of who agreed on it.
 */
@ApplicationScoped
class LateNotice {
    private static final Duration VALID = Duration.ofHours(24);

    private final EntityManager database;
    private final ReachedPeople people;
    private final Event<NoticeApproved> approvals;
    private final AuditTrail audit;
    private final Clock clock;
    private final String organisation;
    private final ZoneId zone;

    LateNotice(EntityManager database, ReachedPeople people, Event<NoticeApproved> approvals, AuditTrail audit, Clock clock,
            @ConfigProperty(name = "tourniquet.organisation") String organisation,
            @ConfigProperty(name = "tourniquet.time-zone") ZoneId zone) {
        this.database = database;
        this.people = people;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
        this.organisation = organisation;
        this.zone = zone;
    }

    /** In the caller's transaction; nobody who was promised it can be reached: nothing is sent. */
    void tell(Incident incident, Notice promised, LateRule rule) {
        Instant now = clock.instant();
        UUID audience = people.audience("Promised news by “" + promised.purpose().label() + "”", rule.askedBy());
        people.freeze(audience, java.util.List.of(promised.id()), false);
        int told = Math.toIntExact(Audience.<Audience> findById(audience).people());
        if (told == 0)
            return;
        Notice late = new Notice(UUID.randomUUID(), incident, Purpose.UPDATE, rule.askedBy(), now)
                .addressedTo(audience, promised.media(), Reach.EVERY, now.plus(VALID), next(now, rule.nextMinutes()))
                .worded(LateWords.inAll(organisation, incident.title(), promised.nextUpdateAt(), zone));
        late.persist();
        late.approveBeforehand(rule.askedBy(), rule.approvedBy(), told, now);
        database.flush();
        database.createNativeQuery("update missed_promise set told_by = ?2 where notice_id = ?1")
                .setParameter(1, promised.id()).setParameter(2, late.id()).executeUpdate();
        audit.recordAs(AuditTrail.SYSTEM, "told by itself that there is no news", "notice", late.id(), told
                + " people, agreed on by " + rule.askedBy() + " and " + rule.approvedBy());
        approvals.fire(new NoticeApproved(late.id()));
    }

    /** At a time as people set clocks. */
    private static Instant next(Instant now, int minutes) {
        return Instant.ofEpochSecond(Math.ceilDiv(now.getEpochSecond() + minutes * 60L, 300) * 300);
    }
}
