package org.tourniquet.triage.protocol;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        var circle = circle(question);
        if (!circle.isEmpty())
            flaws.add(new Flaw(at, "E-CYCLE", "These wait for each other: " + String.join(" → ", circle) + "."));
        for (var id : question.visibleIf().get().reads())
            if (questions.containsKey(id) && questions.get(id).phase().compareTo(question.phase()) > 0)
                flaws.add(new Flaw(at, "E-PHASE", "“" + id + "” is asked only after this question."));
    }

    /** The shortest way on which a question waits for itself, if there is one. */
    private List<String> circle(Question start) {
        var cameFrom = new HashMap<String, String>();
        var queue = new ArrayDeque<>(List.of(start.id()));
        while (!queue.isEmpty()) {
            var id = queue.remove();
            for (var next : reads(id)) {
                if (next.equals(start.id()))
                    return path(start.id(), id, cameFrom);
                if (cameFrom.putIfAbsent(next, id) == null)
                    queue.add(next);
            }
        }
        return List.of();
    }

    private Set<String> reads(String id) {
        return Optional.ofNullable(questions.get(id)).flatMap(Question::visibleIf).map(Condition::reads)
                .orElse(Set.of());
    }

    private static List<String> path(String start, String last, Map<String, String> cameFrom) {
        var path = new ArrayList<>(List.of(start));
        for (var id = last; !id.equals(start); id = cameFrom.get(id))
            path.addFirst(id);
        path.addFirst(start);
        return path;
    }
}
