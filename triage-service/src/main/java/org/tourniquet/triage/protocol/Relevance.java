package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that every question can matter: it gives points, or something that matters hangs on it. */
final class Relevance {

    private final Findings found;
    private final Weighing weighing;

    private Relevance(Findings found) {
        this.found = found;
        var everything = found.protocol.gateQuestion()
                .map(g -> Answers.NONE.with(g.id(), new Value.Unknown())).orElse(Answers.NONE);
        this.weighing = new Weighing(found.protocol, new Situation(found.protocol, everything, Mode.SHORT));
    }

    static void inspect(Findings found) {
        var check = new Relevance(found);
        var alive = check.alive();
        for (int i = 0; i < found.protocol.questions().size(); i++) {
            var question = found.protocol.questions().get(i);
            if (alive.contains(question.id()))
                continue;
            if (question.phase() == Phase.SCORE)
                found.add("/questions/" + i, "E-DEAD", "No answer to this question can change which issue comes first: it "
                        + "weighs the same for all. Give it points, or take it out.");
            else
                found.add("/questions/" + i, "W-UNREAD", "Everybody is asked this, and nothing reads the answer; take it "
                        + "out, or move it to CONTEXT.");
        }
    }

    /** Those that matter by themselves, and then all on which one of these hangs. */
    private Set<String> alive() {
        var alive = new HashSet<String>();
        found.protocol.questions().stream().filter(this::mattersItself).map(Question::id).forEach(alive::add);
        found.protocol.flags().forEach(f -> alive.addAll(f.when().reads()));
        for (int before = -1; before < alive.size();) {
            before = alive.size();
            found.protocol.questions().stream().filter(q -> alive.contains(q.id()))
                    .forEach(q -> q.visibleIf().ifPresent(c -> alive.addAll(c.reads())));
        }
        return alive;
    }

    private boolean mattersItself(Question question) {
        return switch (question.phase()) {
            case SAFETY -> question.asksHorizon();
            case GATE -> question.source() == Question.Source.ISSUES;
            case SCORE -> found.issues.size() > 1 && answers(question).stream()
                    .anyMatch(v -> !weighing.grains(question, v).isEmpty());
            case CONTEXT -> true;
        };
    }

    private List<Value> answers(Question question) {
        var values = new ArrayList<Value>();
        for (var choice : Visibility.choices(found.protocol, question))
            values.add(new Value.Choice(choice)); // a tick weighs the same as a choice
        values.add(new Value.Unknown());
        return values;
    }
}
