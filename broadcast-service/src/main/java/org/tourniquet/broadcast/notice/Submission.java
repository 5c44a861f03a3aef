package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Hands a draft to the second pair of eyes, counts whom it is for, and calls the other managers to their phones. */
@ApplicationScoped
public class Submission {
    private final Event<NoticeSubmitting> submissions;
    private final Event<ApprovalAsked> asked;
    private final Quicker quicker;
    private final AuditTrail audit;
    private final NoticeConfig config;
    private final Clock clock;

    Submission(Event<NoticeSubmitting> submissions, Event<ApprovalAsked> asked, Quicker quicker, AuditTrail audit,
            NoticeConfig config, Clock clock) {
        this.submissions = submissions;
        this.asked = asked;
        this.quicker = quicker;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    public Notice submit(UUID id) {
        Notice notice = Drafting.locked(id);
        submissions.fire(new NoticeSubmitting(id));
        int people = people(notice);
        if (notice.state().editable())
            mayBeHandedIn(notice, people);
        String by = audit.signedIn();
        quicker.orElse(id, () -> notice.submit(by, people, clock.instant()));
        audit.record("submitted", "notice", id, people + " people, content " + notice.contentHash());
        asked.fire(new ApprovalAsked(notice));
        return notice;
    }

    /** How many it is for at this moment. */
    static int people(Notice notice) {
        return Math.toIntExact(notice.whom().people());
    }

    /** Everything that must hold before anybody else is asked to look. */
    void mayBeHandedIn(Notice notice, int people) {
        Incident incident = Incident.findById(notice.incident());
        if (notice.segment() != null && notice.ruleNow() == null)
            throw Problem.of(422, "notice-wrong", "The notice cannot be sent to whom it names").at("/segment", "unknown",
                    "was deleted; choose another, or the whole audience");
        new WordingCheck(config.mostParts()).complete(notice, notice.whom().languages());
        if (people == 0)
            throw Problem.of(422, "empty-audience", "Nobody would get this").at("/audience", "empty", "names no one");
        if (!incident.open())
            throw Problem.of(409, "incident-closed", "The incident is closed; nothing more is said about it");
        if (!notice.expiresAt().isAfter(clock.instant()))
            throw Problem.of(422, "notice-wrong", "The notice is out of date").at("/expiresAt", "past", "has passed");
        if (notice.nextUpdateAt() != null && !notice.nextUpdateAt().isAfter(clock.instant()))
            throw Problem.of(422, "notice-wrong", "The notice promises what cannot be kept").at("/nextUpdateAt", "past",
                    "has passed: promise a later time, or none");
        if (notice.startAt() == null)
            return;
        Problem wrong = Problem.of(422, "notice-wrong", "The notice cannot begin then");
        if (!notice.startAt().isAfter(clock.instant()))
            wrong.at("/startAt", "past", "has passed: choose a later time, or none to begin at once");
        if (!notice.expiresAt().isAfter(notice.startAt()))
            wrong.at("/startAt", "too-late", "is after the notice has become out of date");
        if (notice.nextUpdateAt() != null && !notice.nextUpdateAt().isAfter(notice.startAt()))
            wrong.at("/startAt", "too-late", "is after the next update that it promises");
        wrong.throwIfAny();
    }
}
