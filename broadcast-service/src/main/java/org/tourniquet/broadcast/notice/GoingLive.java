package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Incidents;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/**
 * One press, one person: the incident is opened from a plan that a second person approved beforehand, and how to reach us is
 * on its way under that person's approval, with the doors as the directory has them now.
 */
@ApplicationScoped
class GoingLive {
    private final Incidents incidents;
    private final PlannedNotices planned;
    private final Submission submission;
    private final Event<NoticeApproved> approvals;
    private final AuditTrail audit;
    private final Clock clock;

    GoingLive(Incidents incidents, PlannedNotices planned, Submission submission, Event<NoticeApproved> approvals,
            AuditTrail audit, Clock clock) {
        this.incidents = incidents;
        this.planned = planned;
        this.submission = submission;
        this.approvals = approvals;
        this.audit = audit;
        this.clock = clock;
    }

    /** The word that names how many it reaches. */
    static String word(long people) {
        return "GO LIVE " + people;
    }

    /** What was made; {@code shown} is how many people stood on the page that was pressed. */
    record Live(Incident incident, Notice notice) {
    }

    @Transactional
    Live now(UUID planId, String title, long shown, String confirm) {
        Plan plan = PlanApprovals.locked(planId);
        PlanApproval approval = PlanApproval.locked(planId);
        PlanStanding standing = PlanStanding.of(plan, clock.instant());
        if (!standing.approved() || plan.retired())
            throw Problem.of(409, "plan-not-approved", "The plan cannot go live with one person")
                    .detail(standing.label() + ". Open an incident from it, and have its notice approved.");
        long people = PlanApprovals.people(plan);
        if (people == 0 || Math.abs(people - shown) * 100 > shown)
            throw Problem.of(409, "audience-changed", "It would reach others than you were shown")
                    .detail("It was %,d people then and is %,d now. Look again.".formatted(shown, people));
        if (!ConfirmWord.same(word(shown), confirm))
            throw Problem.of(422, "wrong-word", "The word does not match").at("/confirm", "wrong-word",
                    "must be the word shown");
        Incident incident = incidents.open(title, plan.kind(), Mode.LIVE, planId);
        return new Live(incident, send(incident, plan, approval));
    }

    private Notice send(Incident incident, Plan plan, PlanApproval approval) {
        Notice notice = planned.begin(incident.id(), Purpose.HOW_TO_REACH_US, Map.of());
        int people = Submission.people(notice);
        submission.mayBeHandedIn(notice, people);
        Instant now = clock.instant();
        Refusal.orProblem(() -> notice.approveBeforehand(approval.submittedBy(), approval.approvedBy(), people, now));
        new GoneLive(notice.id(), plan.id(), plan.title(), approval.approvedBy(), approval.approvedAt(), audit.signedIn(), now)
                .persist();
        audit.recordAs(approval.approvedBy(), "approved", "notice", notice.id(),
                "beforehand, in the plan “%s” on %s; sent by %s to %d people, content %s".formatted(plan.title(),
                        approval.approvedAt(), audit.signedIn(), people, notice.contentHash()));
        approvals.fire(new NoticeApproved(notice.id()));
        return notice;
    }
}
