package org.tourniquet.triage.assessment;

import java.util.Optional;

import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Verdict;

/** Where a conversation stands after an answer: the next question or the verdict, and what can be said so far. */
record Turn(Assessment assessment, Protocols.Published published, Answers answers, Step step, Verdict soFar) {

    /** From the second scored question on a usable verdict is offered: something leads, and one score is in. */
    Optional<Verdict> enough() {
        boolean offered = step instanceof Step.Ask && soFar.winner().isPresent() && scored() > 0;
        return offered ? Optional.of(soFar) : Optional.empty();
    }

    /** The verdict to be shown: the proven one, or the provisional one the person took as enough. */
    Optional<Verdict> verdict() {
        if (step instanceof Step.Done done)
            return Optional.of(done.verdict());
        return assessment.enoughAt == null ? Optional.empty() : Optional.of(soFar);
    }

    private long scored() {
        return published.protocol().questions().stream()
                .filter(q -> q.phase() == Phase.SCORE)
                .filter(q -> answers.current(q.id()).isPresent()).count();
    }
}
