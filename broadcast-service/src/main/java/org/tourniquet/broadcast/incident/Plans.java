package org.tourniquet.broadcast.incident;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Writes plans: a new one, other words for one, or its end; each deed is refused with every reason at once. */
@ApplicationScoped
public class Plans {
    private static final int STEPS = 20;
    private static final int WORDS = 400;

    private final AuditTrail audit;
    private final Clock clock;

    Plans(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public Plan create(Plan.Draft wanted) {
        return create(UUID.randomUUID(), wanted);
    }

    /** With an id that is known beforehand: the plans that ship. */
    @Transactional
    public Plan create(UUID id, Plan.Draft wanted) {
        Plan plan = new Plan(id, checked(wanted), audit.signedIn(), clock.instant());
        plan.persist();
        audit.record("wrote a plan", "plan", id, plan.title());
        return plan;
    }

    /** Other words, people or steps; {@code version} is what the writer has seen. */
    @Transactional
    public Plan change(UUID id, long version, Plan.Draft wanted) {
        Plan plan = seen(id, version);
        plan.write(checked(wanted), audit.signedIn(), clock.instant());
        audit.record("changed", "plan", id, plan.title());
        return plan;
    }

    /** Something that belongs to the plan changes with it: the plan, for this writer, from the version that was seen. */
    @Transactional
    public Plan touch(UUID id, long version, String what) {
        Plan plan = seen(id, version);
        plan.touch(audit.signedIn(), clock.instant());
        audit.record("changed", "plan", id, what);
        return plan;
    }

    /** It is offered no more; incidents opened from it keep it. */
    @Transactional
    public Plan retire(UUID id) {
        Plan plan = locked(id);
        if (plan.retired())
            throw Problem.of(409, "plan-retired", "The plan is put away already");
        plan.retire(audit.signedIn(), clock.instant());
        audit.record("put away", "plan", id, plan.title());
        return plan;
    }

    private static Plan seen(UUID id, long version) {
        Plan plan = locked(id);
        if (plan.version() != version)
            throw Problem.of(409, "changed-meanwhile", "Somebody else has changed the plan meanwhile")
                    .detail("Load it again and write your change into what is there now.");
        if (plan.retired())
            throw Problem.of(409, "plan-retired", "The plan was put away").detail("Write a new one.");
        return plan;
    }

    private static Plan locked(UUID id) {
        Plan plan = Plan.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (plan == null)
            throw Problem.notFound();
        return plan;
    }

    private static Plan.Draft checked(Plan.Draft wanted) {
        Problem wrong = Problem.of(422, "plan-wrong", "The plan cannot be kept like this");
        String title = PlainText.line(wrong, "/title", wanted.title(), "must say in a few words what it is for");
        if (wanted.kind() == null)
            wrong.at("/kind", "missing", "must be chosen");
        if (wanted.protocol() != null && !wanted.protocol().matches("[a-z][a-z0-9-]{0,59}"))
            wrong.at("/protocol", "unknown", "is not the key of a questionnaire, like natural-disaster");
        if (wanted.audience() != null && Audience.findById(wanted.audience()) == null)
            wrong.at("/audience", "unknown", "is not an audience there is; everyone is " + Audience.EVERYONE);
        if (wanted.segment() != null && Segment.ruleOf(wanted.segment()).isEmpty())
            wrong.at("/segment", "unknown", "is not a segment there is");
        List<Plan.Step> journey = journey(wrong, wanted.journey() == null ? List.of() : wanted.journey());
        wrong.throwIfAny();
        return new Plan.Draft(title, wanted.kind(), wanted.protocol(), wanted.audience(), wanted.segment(), journey);
    }

    private static List<Plan.Step> journey(Problem wrong, List<Plan.Step> walked) {
        if (walked.size() > STEPS)
            wrong.at("/journey", "too-long", "has more than " + STEPS + " steps");
        List<Plan.Step> journey = new ArrayList<>();
        for (int i = 0; i < Math.min(walked.size(), STEPS); i++) {
            Plan.Step step = walked.get(i);
            if (step == null)
                wrong.at("/journey/" + i, "missing", "must not be empty");
            else
                journey.add(new Plan.Step(words(wrong, i, "stand", step.stand()), words(wrong, i, "need", step.need()),
                        words(wrong, i, "door", step.door()), words(wrong, i, "hear", step.hear())));
        }
        return journey;
    }

    private static String words(Problem wrong, int step, String part, String text) {
        return PlainText.words(wrong, "/journey/" + step + "/" + part, text, WORDS);
    }
}
