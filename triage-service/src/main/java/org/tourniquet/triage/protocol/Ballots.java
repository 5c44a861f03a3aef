package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The scored questions of one person as ballots, each with those that only some of its answers show. */
final class Ballots {

    private final Protocol protocol;
    private final Current now;
    private final Weighing weighing;

    Ballots(Protocol protocol, Current now, Weighing weighing) {
        this.protocol = protocol;
        this.now = now;
        this.weighing = weighing;
    }

    List<Ballot> all() {
        var children = new HashMap<String, Map<String, List<Question>>>();
        var roots = new ArrayList<Question>();
        for (var question : protocol.questions()) {
            if (question.phase() != Phase.SCORE || now.shown(question) == Truth.NO)
                continue;
            var parent = now.shown(question) == Truth.YES ? Optional.<Question> empty() : parent(question);
            if (parent.isEmpty())
                roots.add(question);
            else
                for (var key : shownBy(question, parent.get()))
                    children.computeIfAbsent(parent.get().id(), p -> new HashMap<>())
                            .computeIfAbsent(key, k -> new ArrayList<>()).add(question);
        }
        return roots.stream().map(q -> ballot(q, children)).toList();
    }

    /** The one open question that alone decides whether this one is shown; none if it hangs on several. */
    private Optional<Question> parent(Question question) {
        var condition = question.visibleIf().orElseThrow();
        var open = condition.reads().stream().flatMap(id -> protocol.question(id).stream())
                .filter(q -> now.shown(q) != Truth.NO && now.value(q).isEmpty()).toList();
        if (open.size() != 1 || open.getFirst().phase() != Phase.SCORE || open.getFirst().type() == QuestionType.MULTI)
            return Optional.empty();
        var parent = open.getFirst();
        boolean alsoWithout = Truth.of(condition,
                is -> is.question().equals(parent.id()) ? Truth.NO : now.holds(is)) == Truth.YES;
        return now.shown(parent) == Truth.OPEN && alsoWithout ? Optional.empty() : Optional.of(parent);
    }

    private List<String> shownBy(Question question, Question parent) {
        return keys(parent).stream()
                .filter(key -> Truth.of(question.visibleIf().orElseThrow(), is -> is.question().equals(parent.id())
                        ? Truth.of(is.values().contains(key))
                        : now.holds(is)) == Truth.YES)
                .toList();
    }

    private Ballot ballot(Question question, Map<String, Map<String, List<Question>>> children) {
        var shows = children.getOrDefault(question.id(), Map.of());
        Function<String, List<Ballot>> opened = key -> shows.getOrDefault(key, List.of()).stream()
                .map(c -> ballot(c, children)).toList();
        var given = now.value(question).map(v -> weighing.spread(weighing.grains(question, v))).orElse(null);
        return new Ballot(question, now.shown(question) == Truth.YES, weighing.breaksTies(question), given,
                votes(question, opened));
    }

    private List<List<Ballot.Choice>> votes(Question question, Function<String, List<Ballot>> opened) {
        var votes = new ArrayList<List<Ballot.Choice>>();
        if (question.type() != QuestionType.MULTI) {
            votes.add(keys(question).stream()
                    .map(k -> new Ballot.Choice(k, weighing.spread(weighing.grains(question, k)), opened.apply(k))).toList());
            return votes;
        }
        for (var option : now.choices(question))
            votes.add(
                    List.of(new Ballot.Choice(option.id(), weighing.spread(weighing.grains(question, option.id())), List.of()),
                            new Ballot.Choice("no", weighing.spread(List.of()), List.of())));
        return votes;
    }

    private List<String> keys(Question question) {
        var keys = new ArrayList<String>();
        now.choices(question).forEach(o -> keys.add(o.id()));
        if (question.type() == QuestionType.PICK)
            keys.add(Value.NONE);
        if (question.unknown().allowed())
            keys.add(Value.UNKNOWN);
        return keys;
    }
}
