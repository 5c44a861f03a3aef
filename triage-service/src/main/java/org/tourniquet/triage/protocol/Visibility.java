package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks which question hangs on which: no circle, and nothing in the fixed part that waits for a later one. */
final class Visibility {

    private final Map<String, Question> questions;
    private final List<Flaw> flaws = new ArrayList<>();

    Visibility(Protocol protocol, Map<String, Question> questions) {
        this.questions = questions;
        for (int i = 0; i < protocol.questions().size(); i++)
            inspect("/questions/" + i + "/visibleIf", protocol.questions().get(i));
    }

    List<Flaw> flaws() {
        return flaws;
    }

    static List<String> choices(Protocol protocol, Question question) {
        if (question.source() != Question.Source.OWN)
            return protocol.issues().stream().map(Issue::id).toList();
        return question.type() == QuestionType.YES_NO && question.options().isEmpty() ? List.of("yes", "no")
                : question.options().stream().map(Question.Option::id).toList();
    }

    private void inspect(String at, Question question) {
        if (question.visibleIf().isEmpty())
            return;
        var circle = circle(question, new ArrayList<>());
        if (!circle.isEmpty())
            flaws.add(new Flaw(at, "E-CYCLE", "These wait for each other: " + String.join(" → ", circle) + "."));
        for (var id : question.visibleIf().get().reads())
            if (questions.containsKey(id) && questions.get(id).phase().compareTo(question.phase()) > 0)
                flaws.add(new Flaw(at, "E-PHASE", "“" + id + "” is asked only after this question."));
    }

    private List<String> circle(Question from, List<String> path) {
        path.add(from.id());
        for (var id : from.visibleIf().map(Condition::reads).orElse(Set.of())) {
            if (id.equals(path.getFirst())) {
                path.add(id);
                return path;
            }
            if (questions.containsKey(id) && !path.contains(id)) {
                var found = circle(questions.get(id), new ArrayList<>(path));
                if (!found.isEmpty())
                    return found;
            }
        }
        return List.of();
    }
}
