package org.tourniquet.broadcast.plan;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.PlannedTask;
import org.tourniquet.broadcast.incident.Plans;
import org.tourniquet.broadcast.incident.Tasks;
import org.tourniquet.broadcast.notice.PlannedNotice;
import org.tourniquet.broadcast.notice.PlannedNotices;
import org.tourniquet.kit.edge.Problem;

/** Writes a whole plan at once: itself, its notices and its tasks, or none of it and every reason why. */
@ApplicationScoped
class PlanWriting {
    private final Plans plans;
    private final PlannedNotices notices;
    private final Tasks tasks;

    PlanWriting(Plans plans, PlannedNotices notices, Tasks tasks) {
        this.plans = plans;
        this.notices = notices;
        this.tasks = tasks;
    }

    @Transactional
    public Plan create(UUID id, PlanText text) {
        Problem wrong = Problem.of(422, "plan-wrong", "The plan cannot be kept like this");
        Plan plan = trying(wrong, () -> plans.create(id, text.plan()));
        parts(wrong, id, text.notices(), text.tasks());
        return plan;
    }

    @Transactional
    public Plan change(UUID id, long version, PlanText text) {
        Problem wrong = Problem.of(422, "plan-wrong", "The plan cannot be kept like this");
        Plan plan = trying(wrong, () -> plans.change(id, version, text.plan()));
        parts(wrong, id, text.notices(), text.tasks());
        return plan;
    }

    /** Other notices, the rest as it is. */
    @Transactional
    public void rewrite(UUID id, long version, List<PlannedNotice.Draft> drafts) {
        plans.touch(id, version, "its notices");
        notices.write(id, drafts);
    }

    private void parts(Problem wrong, UUID id, List<PlannedNotice.Draft> drafts, List<PlannedTask.Draft> todo) {
        trying(wrong, () -> notices.write(id, drafts));
        trying(wrong, () -> tasks.plan(id, todo));
        wrong.throwIfAny();
    }

    /** Collects what is wrong with one part, so that the others can be looked at too; anything else ends it here. */
    private static <T> T trying(Problem wrong, Supplier<T> part) {
        try {
            return part.get();
        } catch (Problem problem) {
            if (problem.status() != 422)
                throw problem;
            problem.errors().forEach(each -> wrong.at(each.pointer(), each.code(), each.detail()));
            return null;
        }
    }
}
