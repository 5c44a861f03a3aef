package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.audience.Whom;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Has a plan looked at by a second person in calm times, so that at night one is enough. */
@ApplicationScoped
class PlanApprovals {
    static final String WORD = "APPROVE PLAN";

    private final OnCall onCall;
    private final Staff staff;
    private final Event<StaffPageRequested> pages;
    private final AuditTrail audit;
    private final String home;
    private final Clock clock;

    PlanApprovals(OnCall onCall, Staff staff, Event<StaffPageRequested> pages, AuditTrail audit,
            @ConfigProperty(name = "tourniquet.urls.broadcast") String home, Clock clock) {
        this.onCall = onCall;
        this.staff = staff;
        this.pages = pages;
        this.audit = audit;
        this.home = home;
        this.clock = clock;
    }

    @Transactional
    PlanStanding submit(UUID id) {
        Plan plan = locked(id);
        mustBeReady(plan);
        String by = audit.signedIn();
        PlanApproval known = PlanApproval.locked(id);
        PlanApproval approval = known == null ? new PlanApproval(id) : known;
        approval.submit(by, PlanStanding.hash(plan), clock.instant());
        if (known == null)
            approval.persist();
        audit.record("submitted", "plan", id, "content " + approval.contentHash());
        String text = "%s asks you to look at the plan \"%s\". Once approved, one person can send it at night.".formatted(
                staff.name(by), plan.title());
        onCall.approversBut(clock.instant(), by, plan.changedBy()).stream().findFirst()
                .ifPresent(one -> pages.fire(new StaffPageRequested(one.username(), "Please look at a plan: " + plan.title(),
                        text, home + "/plans/" + id + "/approval", Mode.LIVE)));
        return PlanStanding.of(plan, approval, clock.instant());
    }

    @Transactional
    PlanStanding approve(UUID id, String confirm, String seen) {
        Plan plan = locked(id);
        PlanApproval approval = PlanApproval.locked(id);
        PlanStanding standing = approval == null ? PlanStanding.of(plan, clock.instant())
                : PlanStanding.of(plan, approval, clock.instant());
        if (!standing.waiting())
            throw Problem.of(409, "wrong-state", "This cannot be done to the plan any more").detail(standing.approved()
                    ? staff.name(standing.approvedBy()) + " has approved it."
                    : "Have it handed in (again) first: " + standing.label().toLowerCase(java.util.Locale.ROOT) + ".");
        String by = audit.signedIn();
        if (by.equals(approval.submittedBy()) || by.equals(plan.changedBy()))
            throw Problem.of(403, "own-plan", "Who wrote a plan cannot approve it")
                    .detail("Another manager has to look at it: not who handed it in, and not who changed it last.");
        if (seen != null && !seen.isBlank() && !seen.equals(approval.contentHash()))
            throw Problem.of(409, "not-what-you-saw", "This is not what you had before your eyes")
                    .detail("Look at it once more.");
        if (!ConfirmWord.same(WORD, confirm))
            throw Problem.of(422, "wrong-word", "The word does not match").at("/confirm", "wrong-word",
                    "must be the word shown");
        approval.approve(by, clock.instant());
        audit.record("approved", "plan", id, "content " + approval.contentHash());
        return PlanStanding.of(plan, approval, clock.instant());
    }

    /** What goes out with one press: the first word to everybody. The rest of a plan needs the words of the day. */
    static List<PlannedNotice> first(Plan plan) {
        return PlannedNotice.of(plan.id()).stream().filter(notice -> notice.purpose() == Purpose.HOW_TO_REACH_US).toList();
    }

    /** How many its rule means at this moment. */
    static long people(Plan plan) {
        UUID audience = plan.audience() == null ? Audience.EVERYONE : plan.audience();
        return (plan.segment() == null ? Whom.in(audience)
                : Whom.in(audience, Segment.ruleOf(plan.segment()).orElse(null))).people();
    }

    private static void mustBeReady(Plan plan) {
        Problem wrong = Problem.of(422, "plan-wrong", "The plan cannot be approved like this");
        if (plan.retired())
            wrong.at("/plan", "retired", "was put away");
        if (first(plan).isEmpty())
            wrong.at("/notices", "missing", "must have a notice that tells people how to reach us");
        if (first(plan).stream().anyMatch(notice -> !DayWords.asked(notice.wordings().values()).isEmpty()))
            wrong.at("/notices", "open", "leave words open that only the day can say; how to reach us must be complete");
        if (people(plan) == 0)
            wrong.at("/audience", "empty", "names no one");
        wrong.throwIfAny();
    }

    static Plan locked(UUID id) {
        Plan plan = Plan.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (plan == null)
            throw Problem.notFound();
        return plan;
    }
}
