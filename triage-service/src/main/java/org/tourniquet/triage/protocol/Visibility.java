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
    private final Findings found;

    private Visibility(Findings found) {
        this.found = found;
        this.questions = found.questions;
    }

    static void inspect(Findings found) {
        var check = new Visibility(found);
        for (int i = 0; i < found.protocol.questions().size(); i++)
            check.inspect("/questions/" + i + "/visibleIf", found.protocol.questions().get(i));
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
            found.add(at, "E-CYCLE", "These wait for each other: " + String.join(" → ", circle)
                    + "; take one of the conditions out.");
        for (var id : question.visibleIf().get().reads())
            if (questions.containsKey(id) && questions.get(id).phase().compareTo(question.phase()) > 0)
                found.add(at, "E-PHASE", "“" + id + "” is asked only after this question; hang it on an earlier one.");
        tangled(at, question);
    }

    /** The engine follows one open question to what it shows; of several it only knows a bound. */
    private void tangled(String at, Question question) {
        var scored = question.visibleIf().orElseThrow().reads().stream().filter(questions::containsKey)
                .map(questions::get).filter(q -> q.phase() == Phase.SCORE).toList();
        if (scored.size() > 1)
            found.add(at, "W-VIS-DAG", "It hangs on several scored questions (" + String.join(", ", scored.stream()
                    .map(Question::id).toList()) + "), so the end may come a question later than possible; never wrong.");
        else if (scored.size() == 1 && scored.getFirst().type() == QuestionType.MULTI)
            found.add(at, "W-VIS-DAG", "It hangs on a question with ticks, so the end may come a question later than "
                    + "possible; never wrong.");
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
