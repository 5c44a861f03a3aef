package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Segment;
import org.tourniquet.broadcast.incident.Plan;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Whether a plan may go live with one person, and if not, why. */
@RegisterForReflection
public record PlanStanding(State state, String submittedBy, Instant submittedAt, String approvedBy, Instant approvedAt,
        Instant expiresAt) {
    /** Where the approval of a plan stands. */
    public enum State {
        /** Nobody has asked for it. */
        NONE,
        WAITING,
        APPROVED,
        /** Words, media, reach, audience, its rule or the questionnaire are not those that were looked at. */
        CHANGED,
        EXPIRED
    }

    static PlanStanding of(Plan plan, Instant now) {
        PlanApproval approval = PlanApproval.findById(plan.id());
        return approval == null ? new PlanStanding(State.NONE, null, null, null, null, null) : of(plan, approval, now);
    }

    static PlanStanding of(Plan plan, PlanApproval approval, Instant now) {
        State state = !hash(plan).equals(approval.contentHash()) ? State.CHANGED
                : approval.approvedBy() == null ? State.WAITING
                        : approval.expiresAt().isAfter(now) ? State.APPROVED : State.EXPIRED;
        return new PlanStanding(state, approval.submittedBy(), approval.submittedAt(), approval.approvedBy(),
                approval.approvedAt(), approval.expiresAt());
    }

    /** SHA-256 over what will be said, how, and to whom by rule; not over who that is today, nor over today's doors. */
    static String hash(Plan plan) {
        UUID segment = plan.segment();
        return ContentHash.over(plan.kind(), plan.protocol(), plan.audience(), segment,
                segment == null ? null : Segment.ruleOf(segment).orElse("gone"),
                PlannedNotice.of(plan.id()).stream().map(PlanStanding::hash).toList());
    }

    private static String hash(PlannedNotice notice) {
        String words = ContentHash.over(notice.wordings().entrySet().stream().flatMap(each -> java.util.stream.Stream.of(
                each.getKey(), each.getValue().subject(), each.getValue().body(), each.getValue().sms(),
                each.getValue().banner(), each.getValue().opening(), each.getValue().changed(), each.getValue().unknown(),
                each.getValue().doing(), each.getValue().you(), each.getValue().values())).toArray());
        return ContentHash.over(notice.position(), notice.purpose(), notice.media(), notice.reach(),
                notice.nextUpdateAfter(), notice.expiresAfter(), words);
    }

    public boolean approved() {
        return state == State.APPROVED;
    }

    public boolean waiting() {
        return state == State.WAITING;
    }

    /** In the words of the console. */
    public String label() {
        return switch (state) {
            case NONE -> "Not approved beforehand";
            case WAITING -> "Waits for approval";
            case APPROVED -> "Approved beforehand";
            case CHANGED -> "Changed since it was looked at";
            case EXPIRED -> "Its approval is too old";
        };
    }
}
