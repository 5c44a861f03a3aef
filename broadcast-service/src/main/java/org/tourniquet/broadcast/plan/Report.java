package org.tourniquet.broadcast.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tourniquet.broadcast.incident.Mode;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What an incident, drilled or live, showed: how long until people heard, who had to approve, whom it reached, what was done.
 *
 * @param firstNotice null while nothing was let out
 * @param previous the one before it of the same plan and mode, or null
 */
@RegisterForReflection
@TemplateData
public record Report(UUID incident, String title, Mode mode, UUID plan, Instant openedAt, Instant closedAt, First firstNotice,
        List<Approved> approvals, Reach reach, Done tasks, Report previous) {

    /**
     * The first notice that was let out, in seconds after the opening.
     *
     * @param toFirst until the first message was accepted, or rehearsed in a drill; null while none is
     * @param goal 60 from a plan approved beforehand, else 120
     */
    @RegisterForReflection
    @TemplateData
    public record First(UUID notice, String purpose, Long toSubmitted, Long toApproved, Long toFirst, int goal) {
        @JsonProperty
        public boolean withinGoal() {
            return toFirst != null && toFirst <= goal;
        }
    }

    /** One approval: by whom, by what right, and how many seconds it was waited for. */
    @RegisterForReflection
    @TemplateData
    public record Approved(UUID notice, String purpose, String by, String how, Long waited) {
    }

    /** Of the first notice: everybody it was for, and who was reached by it, by medium (deliveries) and language (people). */
    @RegisterForReflection
    @TemplateData
    public record Reach(long people, long reached, Map<String, Long> media, Map<String, Long> languages) {
        public long percent() {
            return people == 0 ? 0 : reached * 100 / people;
        }
    }

    /** Tasks: all, those done, and those done by the time they were due. */
    @RegisterForReflection
    @TemplateData
    public record Done(int all, long done, long inTime) {
    }

    public boolean drill() {
        return mode == Mode.DRILL;
    }

    Report with(Report before) {
        return new Report(incident, title, mode, plan, openedAt, closedAt, firstNotice, approvals, reach, tasks, before);
    }
}
