package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last question when the number of questions is limited and two issues are still in the race: which of the two
 * first? Its answer decides, and the verdict stays provisional. It is made, not written: no protocol holds it.
 */
final class Duel {

    static final String ID = "duel";
    static final Question QUESTION = new Question(ID, Phase.SCORE, QuestionType.DUEL, Optional.empty(), Optional.empty(),
            new Localized(Map.of("en", "Which of the two first?", "fr", "Lequel des deux d’abord ?", "fi",
                    "Kumpi näistä ensin?", "hu", "A kettő közül melyik legyen az első?", "eo", "Kiu el la du unue?", "ar",
                    "أي الاثنين أولًا؟"), "en"),
            Optional.empty(), Optional.empty(), List.of(), Question.Source.ACTIVE_ISSUES, Optional.empty(),
            new Question.DontKnow(true, 0), 1, Optional.empty());

    private final Contest contest;
    private final List<Integer> pair;
    private final Optional<Value> answer;

    private Duel(Contest contest, Optional<Value> answer) {
        this.contest = contest;
        this.pair = contest.ranking().subList(0, 2);
        this.answer = answer;
    }

    /** None while nothing leads: two issues without a point are not put before anybody. */
    static Optional<Duel> of(Contest contest, Current now) {
        var duel = new Duel(contest, now.value(QUESTION));
        return contest.score(duel.pair.getFirst()) > 0 ? Optional.of(duel) : Optional.empty();
    }

    /** An answer to an earlier duel between others is no answer to this one. */
    boolean open() {
        return answer.isEmpty() || answer.get() instanceof Value.Choice && chosen().isEmpty();
    }

    /** The issue that the person put first; empty also after "I don't know", which leaves the leader in front. */
    Optional<Integer> chosen() {
        return answer.filter(Value.Choice.class::isInstance).map(v -> ((Value.Choice) v).id())
                .flatMap(id -> pair.stream().filter(i -> contest.issues.get(i).id().equals(id)).findFirst());
    }

    List<Question.Option> choices() {
        return pair.stream().map(contest.issues::get).map(i -> new Question.Option(i.id(), i.label(), 0)).toList();
    }

    Step.Why why() {
        return new Step.Why(Step.Why.Kind.DECIDES, Optional.of(contest.issues.get(pair.get(0)).id()),
                Optional.of(contest.issues.get(pair.get(1)).id()));
    }
}
