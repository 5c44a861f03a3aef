package org.tourniquet.triage.assessment;

import java.util.Optional;

import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Verdict;

/** Where a conversation stands after an answer: the next question or the verdict, and what can be said so far. */
record Turn(Assessment assessment, Protocols.Published published, Answers answers, Mode mode, Step step, Verdict soFar) {

    /** From the second scored question on a usable verdict is offered: something leads, and one score is in. */
    Optional<Verdict> enough() {
        boolean offered = step instanceof Step.Ask && !safetyFirst() && soFar.winner().isPresent() && scored() > 0;
        return offered ? Optional.of(soFar) : Optional.empty();
    }

    /** The verdict to be shown: the proven one, or the provisional one the person took as enough. */
    Optional<Verdict> verdict() {
        if (step instanceof Step.Done done)
            return Optional.of(done.verdict());
        return assessment.enoughAt == null || safetyFirst() ? Optional.empty() : Optional.of(soFar);
    }

    /** What the questions found, whatever the person wishes. */
    Verdict found() {
        return verdict().orElse(soFar);
    }

    /** What was found, with the person's own wish in front. */
    Verdict shown() {
        return assessment.wishedIssue == null ? found()
                : published.engine().obeying(found(), assessment.wishedIssue, answers, mode);
    }

    /** The way the person took, as long as it is one of the two. */
    Optional<Issue.Way> way() {
        return shown().options().stream().filter(w -> w.id().equals(assessment.way)).findFirst();
    }

    /** Words of danger were read, and the safety question comes before anything else. */
    boolean safetyFirst() {
        return assessment.safetyDueAt != null && soFar.status() != Verdict.Status.RED_FLAG;
    }

    /** Asked for a human before saying what it is about: that comes before any question. */
    boolean situationFirst() {
        return assessment.situationOpen && !safetyFirst() && verdict().isEmpty();
    }

    boolean wished() {
        return assessment.wishedIssue != null;
    }

    private long scored() {
        return published.protocol().questions().stream()
                .filter(q -> q.phase() == Phase.SCORE)
                .filter(q -> answers.current(q.id()).isPresent()).count();
    }
}
