package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers that do not go together: seen, kept both, and never held against the person. */
final class Contradictions {

    private final Protocol protocol;
    private final Situation situation;

    Contradictions(Protocol protocol, Situation situation) {
        this.protocol = protocol;
        this.situation = situation;
    }

    List<Verdict.Contradiction> all() {
        var found = new ArrayList<>(situation.denied);
        for (var question : protocol.questions()) {
            if (question.phase() != Phase.SCORE || question.dimension().isEmpty())
                continue;
            if (question.type() == QuestionType.PICK && pickedSmall(question))
                found.add(new Verdict.Contradiction(Verdict.Contradiction.Kind.WORST_AND_SMALL, question.id(),
                        picked(question).orElseThrow()));
            if (later() && question.dimension().get() == Dimension.TIME && level(question).orElse(0) >= 4)
                found.add(new Verdict.Contradiction(Verdict.Contradiction.Kind.LATER_AND_URGENT, question.id(),
                        question.issue().orElse("")));
        }
        return List.copyOf(found);
    }

    private boolean later() {
        return situation.horizonAnswer.isPresent() && situation.horizon() == Horizon.LATER;
    }

    /** Picked as the worst, while its own level is nothing or another's is two higher. */
    private boolean pickedSmall(Question pick) {
        var picked = picked(pick);
        if (picked.isEmpty())
            return false;
        var levels = protocol.questions().stream()
                .filter(q -> q.phase() == Phase.SCORE && q.issue().isPresent()
                        && q.dimension().equals(pick.dimension()) && level(q).isPresent())
                .toList();
        var own = levels.stream().filter(q -> q.issue().equals(picked)).findFirst().flatMap(this::level);
        return own.isPresent()
                && (own.get() == 0 || levels.stream().anyMatch(q -> level(q).orElseThrow() >= own.get() + 2));
    }

    private Optional<String> picked(Question pick) {
        return situation.now.value(pick).filter(Value.Choice.class::isInstance).map(v -> ((Value.Choice) v).id());
    }

    private Optional<Integer> level(Question question) {
        return situation.now.value(question).filter(Value.Choice.class::isInstance)
                .flatMap(v -> question.options().stream().filter(o -> o.id().equals(((Value.Choice) v).id()))
                        .map(Question.Option::level).findFirst());
    }
}
