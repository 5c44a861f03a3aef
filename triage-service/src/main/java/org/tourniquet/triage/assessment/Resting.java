package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.protocol.Limits;

/** How long an assessment may rest and still be taken up again: as long as the protocol says with which it began. */
@ApplicationScoped
class Resting {

    private final Protocols protocols;
    private final Clock clock;

    Resting(Protocols protocols, Clock clock) {
        this.protocols = protocols;
        this.clock = clock;
    }

    /** The newest dialogue of this telephone, if it may still be taken up. */
    Optional<Dialogue> of(String print) {
        return Dialogue.newest(print).filter(d -> !tooLong(d));
    }

    /** The newest dialogue of this telephone, if it was left in the middle and too long ago. */
    Optional<Dialogue> left(String print) {
        return Dialogue.newest(print).filter(d -> !d.over() && tooLong(d));
    }

    /** What the person was asked lies too long ago to ask on; a verdict stays. */
    boolean tooLong(Turn turn) {
        return turn.verdict().isEmpty() && rested(turn.assessment().heardAt, limits(turn.assessment()));
    }

    private boolean tooLong(Dialogue dialogue) {
        Optional<Assessment> assessment = dialogue.assessment == null ? Optional.empty()
                : Assessment.findByIdOptional(dialogue.assessment);
        Instant heard = assessment.map(a -> a.heardAt).filter(dialogue.heardAt::isBefore).orElse(dialogue.heardAt);
        return rested(heard, assessment.map(this::limits).orElse(Limits.STANDARD));
    }

    private boolean rested(Instant since, Limits limits) {
        return since.plus(limits.sessionTtl()).isBefore(clock.instant());
    }

    /** As long as a link or a code that is given now may be of use. */
    Duration life(Assessment assessment) {
        return limits(assessment).sessionTtl();
    }

    private Limits limits(Assessment assessment) {
        return protocols.pinned(assessment.protocolKey, assessment.protocolVersion, assessment.protocolHash).orElseThrow()
                .protocol().limits();
    }
}
