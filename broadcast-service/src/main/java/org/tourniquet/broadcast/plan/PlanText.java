package org.tourniquet.broadcast.plan;

import java.util.List;
import java.util.UUID;

import org.tourniquet.broadcast.incident.Kind;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.broadcast.incident.PlannedTask;
import org.tourniquet.broadcast.notice.PlannedNotice;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A whole plan as it is written: by a manager, by a program, or in the files that ship. What is null is none of it. */
@RegisterForReflection
public record PlanText(String title, Kind kind, String protocol, UUID audience, UUID segment, List<Plan.Step> journey,
        List<PlannedNotice.Draft> notices, List<PlannedTask.Draft> tasks) {

    public PlanText {
        journey = journey == null ? List.of() : journey;
        notices = notices == null ? List.of() : notices;
        tasks = tasks == null ? List.of() : tasks;
    }

    Plan.Draft plan() {
        return new Plan.Draft(title, kind, protocol, audience, segment, journey);
    }

    /** A plan as it stands. */
    static PlanText of(Plan plan) {
        return new PlanText(plan.title(), plan.kind(), plan.protocol(), plan.audience(), plan.segment(), plan.journey(),
                PlannedNotice.of(plan.id()).stream()
                        .map(each -> new PlannedNotice.Draft(each.purpose(), each.wordings(), each.media(), each.reach(),
                                each.nextUpdateAfter(), each.expiresAfter()))
                        .toList(),
                PlannedTask.of(plan.id()).stream()
                        .map(each -> new PlannedTask.Draft(each.title(), each.role(), each.due(), each.evidence())).toList());
    }
}
