package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules of the design written a second time, slowly and without any cleverness, to judge the engine by. */
final class Plainly {

    private final Protocol protocol;
    private final Map<String, Value> answers;
    final List<Issue> active;

    Plainly(Protocol protocol, Map<String, Value> answers) {
        this.protocol = protocol;
        this.answers = answers;
        this.active = protocol.issues().stream().filter(i -> active(i.id())).toList();
    }

    private boolean active(String issue) {
        return switch (answers.get("present")) {
            case Value.Unknown u -> true;
            case Value.Several s -> s.yes().contains(issue) || s.open().contains(issue);
            case null, default -> false;
        };
    }

    boolean shown(Question q) {
        if (q.issue().isPresent() && !active(q.issue().get()))
            return false;
        return q.visibleIf().isEmpty() || holds(q.visibleIf().get());
    }

    private boolean holds(Condition condition) {
        return switch (condition) {
            case Condition.Is is -> counts(is.question())
                    && answers.get(is.question()).raw().stream().anyMatch(is.values()::contains);
            case Condition.All all -> all.parts().stream().allMatch(this::holds);
            case Condition.Any any -> any.parts().stream().anyMatch(this::holds);
            case Condition.Not not -> !holds(not.part());
        };
    }

    private boolean counts(String question) {
        return answers.containsKey(question) && shown(protocol.question(question).orElseThrow());
    }

    /** Questions that can be put now: shown, not answered, and not waiting for a question that is still open. */
    List<Question> open() {
        return protocol.questions().stream()
                .filter(q -> q.phase() == Phase.SCORE && shown(q) && !answers.containsKey(q.id()) && !waits(q)).toList();
    }

    private boolean waits(Question q) {
        return q.visibleIf().map(Condition::reads).orElse(Set.of()).stream().map(p -> protocol.question(p).orElseThrow())
                .anyMatch(p -> waits(p) || shown(p) && !answers.containsKey(p.id()));
    }

    /** Every answer that may be given to a question. */
    List<Value> possible(Question q) {
        var ids = q.source() == Question.Source.ACTIVE_ISSUES ? active.stream().map(Issue::id).toList()
                : q.type() == QuestionType.YES_NO ? List.of("yes", "no")
                        : q.options().stream().map(Question.Option::id).toList();
        var values = new ArrayList<Value>();
        values.add(new Value.Unknown());
        if (q.type() == QuestionType.PICK)
            values.add(new Value.Choice(Value.NONE));
        if (q.type() != QuestionType.MULTI)
            ids.forEach(id -> values.add(new Value.Choice(id)));
        else
            for (int mask = 0; mask < 1 << ids.size(); mask++) {
                int m = mask;
                values.add(new Value.Several(ids.stream().filter(id -> (m >> ids.indexOf(id) & 1) == 1)
                        .collect(Collectors.toSet()), Set.of()));
            }
        return values;
    }

    /** Score of an issue in quarter points, then the tie-breaks and the place in the protocol. */
    long[] vector(int i) {
        var vector = new long[] { 4L * active.get(i).basePoints(), 0, 0, 0, -i };
        for (int j = 0; j < active.size(); j++)
            vector[0] += i == j ? 0 : relief(i, j) * active.get(j).basePoints();
        for (var q : protocol.questions())
            if (q.phase() == Phase.SCORE && counts(q.id()))
                for (int j = 0; j < active.size(); j++) {
                    var weights = protocol.dimensions().get(q.dimension().orElseThrow());
                    long points = points(q, answers.get(q.id()), active.get(j).id(), weights);
                    if (points == 0)
                        continue;
                    points *= i == j ? 4 : weights.propagates() ? relief(i, j) : 0;
                    vector[0] += points;
                    int tie = List.of(Dimension.DANGER, Dimension.TIME, Dimension.CHOICE).indexOf(q.dimension().get());
                    if (tie >= 0)
                        vector[1 + tie] += points;
                }
        return vector;
    }

    private int points(Question q, Value value, String issue, Weights weights) {
        if (q.source() == Question.Source.ACTIVE_ISSUES)
            return value.raw().contains(issue) ? weights.pick() : 0;
        if (!q.issue().equals(Optional.of(issue)))
            return 0;
        if (value instanceof Value.Unknown)
            return q.type() == QuestionType.MULTI ? 0 : q.unknown().points();
        if (q.type() == QuestionType.YES_NO)
            return value.raw().contains("yes") ? weights.pick() : 0;
        return q.options().stream().filter(o -> value.raw().contains(o.id()))
                .mapToInt(o -> weights.levels().get(o.level())).sum();
    }

    private int relief(int i, int j) {
        int horizon = switch (answers.get("horizon")) {
            case Value.Choice c -> List.of("minutes", "hours", "days", "later").indexOf(c.id());
            case null, default -> 1;
        };
        return protocol.influence().stream()
                .filter(e -> e.from().equals(active.get(i).id()) && e.to().equals(active.get(j).id())
                        && e.within().ordinal() <= horizon)
                .mapToInt(Influence::strength).max().orElse(0);
    }

    /** The issue that comes first when everything is answered; empty if nothing weighs anything. */
    Optional<String> winner() {
        if (active.size() == 1)
            return Optional.of(active.getFirst().id());
        Optional<String> best = Optional.empty();
        long[] most = null;
        for (int i = 0; i < active.size(); i++) {
            var vector = vector(i);
            if (most == null || Arrays.compare(vector, most) > 0) {
                most = vector;
                best = Optional.of(active.get(i).id());
            }
        }
        return most == null || most[0] <= 0 ? Optional.empty() : best;
    }
}
