package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Whom;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** The second pair of eyes: lets a notice out or gives it back; later it may hold it, let it go on, or stop it. */
@ApplicationScoped
public class Approval {
    private final Event<NoticeApproved> approvals;
    private final Event<NoticeStopped> stops;
    private final Quicker quicker;
    private final AuditTrail audit;
    private final NoticeConfig config;
    private final Clock clock;

    Approval(Event<NoticeApproved> approvals, Event<NoticeStopped> stops, Quicker quicker, AuditTrail audit,
            NoticeConfig config, Clock clock) {
        this.approvals = approvals;
        this.stops = stops;
        this.quicker = quicker;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Lets out what was submitted; {@code seen} is the hash of what the approver had before their eyes, or null. That somebody
     * is
     * a manager is checked here, not again at dispatch: what was approved stays approved when the approver changes jobs.
     */
    @Transactional
    Notice approve(UUID id, String confirm, String seen) {
        Notice notice = Drafting.locked(id);
        Whom whom = notice.whom();
        if (notice.state() == NoticeState.SUBMITTED) {
            if (seen != null && !seen.isBlank() && !seen.equals(notice.contentHash()))
                throw Problem.of(409, "not-what-you-saw", "This is not what you had before your eyes")
                        .detail("It was returned, changed and handed in again meanwhile. Look at it once more.");
            new WordingCheck(config.mostParts()).complete(notice, whom.languages());
            refuseWhenOthersAreMeant(notice, whom.people());
            refuseWhenTooLate(notice);
        }
        quicker.orElse(id, () -> notice.approve(audit.signedIn(), confirm, clock.instant()));
        audit.record("approved", "notice", id, notice.people() + " people, content " + notice.contentHash());
        approvals.fire(new NoticeApproved(id));
        return notice;
    }

    @Transactional
    Notice giveBack(UUID id, String reason) {
        if (reason == null || reason.isBlank() || reason.length() > 1000)
            throw Problem.of(422, "reason-missing", "Say why you return it").at("/reason", "missing",
                    "must say in a sentence what to change");
        Notice notice = Drafting.locked(id);
        quicker.orElse(id, () -> notice.giveBack(reason.strip()));
        audit.record("returned", "notice", id, reason.strip());
        return notice;
    }

    @Transactional
    public Notice pause(UUID id) {
        Notice notice = Drafting.locked(id);
        quicker.orElse(id, notice::pause);
        audit.record("paused", "notice", id, null);
        return notice;
    }

    @Transactional
    public Notice resume(UUID id) {
        Notice notice = Drafting.locked(id);
        NoticeOrigin.refuseWhenTakenBack(id);
        quicker.orElse(id, notice::resume);
        audit.record("resumed", "notice", id, null);
        return notice;
    }

    @Transactional
    public Notice stop(UUID id, String reason) {
        Notice notice = Drafting.locked(id);
        quicker.orElse(id, () -> notice.stop(reason, clock.instant()));
        audit.record("stopped", "notice", id, reason);
        stops.fire(new NoticeStopped(id));
        return notice;
    }

    /** An approval is given for a number of people; one in a hundred more or fewer asks again. */
    static void refuseWhenOthersAreMeant(Notice notice, long now) {
        if (notice.othersAreMeant())
            throw Problem.of(409, "segment-changed", "The segment does not mean the people that were submitted")
                    .detail("Its rule was changed or deleted since. Return the notice, and have it submitted again.");
        if (now == 0 || Math.abs(now - notice.people()) * 100 > notice.people())
            throw Problem.of(409, "audience-changed", "The audience is not what was submitted")
                    .detail("It was %,d people then and is %,d now. Return it, and have it submitted again."
                            .formatted(notice.people(), now));
    }

    void refuseWhenTooLate(Notice notice) {
        Incident incident = Incident.findById(notice.incident());
        if (!incident.open())
            throw Problem.of(409, "incident-closed", "The incident is closed; nothing more is said about it");
        if (!notice.expiresAt().isAfter(clock.instant()))
            throw Problem.of(409, "expired", "The notice is out of date").detail("Return it, and have it written anew.");
        if (notice.nextUpdateAt() != null && !notice.nextUpdateAt().isAfter(clock.instant()))
            throw Problem.of(409, "promise-past", "The notice promises what cannot be kept")
                    .detail("The time of the next update has passed. Return it, and have a later one promised.");
    }
}
