package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns answers into points: what each says about an issue, and the share of it that relief carries to the others. */
final class Weighing {

    /** So many points of a dimension for one issue. */
    record Grain(int issue, int points, Optional<Dimension> dimension) {
    }

    private static final Weights NO_WEIGHTS = new Weights(0, List.of(), false);

    private final Protocol protocol;
    private final Current now;
    final List<Issue> issues;
    private final int[][] relief;
    private final List<String> breaksTies;
    /** Shared by all answers without a point, so never written to. */
    private final long[][] nothing;

    Weighing(Protocol protocol, Situation situation) {
        this.protocol = protocol;
        this.now = situation.now;
        this.issues = protocol.issues().stream().filter(i -> now.active().contains(i.id())).toList();
        this.relief = new int[issues.size()][issues.size()];
        this.breaksTies = protocol.tables().ties().stream().map(Enum::name).toList();
        this.nothing = zero();
        for (var edge : protocol.influence()) {
            int from = index(edge.from());
            int to = index(edge.to());
            if (from >= 0 && to >= 0 && from != to && situation.horizon().allows(edge.within()))
                relief[from][to] = Math.max(relief[from][to], edge.strength());
        }
    }

    /** The quarters of one issue's severity that solving another takes away; four for itself. */
    int share(int issue, Grain grain) {
        if (issue == grain.issue())
            return 4;
        boolean travels = grain.dimension().map(d -> weights(d).propagates()).orElse(true);
        return travels ? relief[issue][grain.issue()] : 0;
    }

    Contest contest() {
        var base = zero();
        for (int i = 0; i < issues.size(); i++) {
            spread(base, baseOf(i));
            base[i][base[i].length - 1] = -i;
        }
        return new Contest(issues, ballots(), base);
    }

    Grain baseOf(int issue) {
        return new Grain(issue, issues.get(issue).basePoints(), Optional.empty());
    }

    private List<Ballot> ballots() {
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
        var given = now.value(question).map(v -> spread(grains(question, v))).orElse(null);
        return new Ballot(question, now.shown(question) == Truth.YES, breaksTies(question), given,
                votes(question, opened));
    }

    private boolean breaksTies(Question question) {
        return question.dimension().filter(d -> breaksTies.contains(d.name())).isPresent();
    }

    private List<List<Ballot.Choice>> votes(Question question, Function<String, List<Ballot>> opened) {
        var votes = new ArrayList<List<Ballot.Choice>>();
        if (question.type() != QuestionType.MULTI) {
            votes.add(keys(question).stream()
                    .map(k -> new Ballot.Choice(k, spread(grains(question, k)), opened.apply(k))).toList());
            return votes;
        }
        for (var option : choices(question, now))
            votes.add(List.of(new Ballot.Choice(option.id(), spread(grains(question, option.id())), List.of()),
                    new Ballot.Choice("no", nothing, List.of())));
        return votes;
    }

    private List<String> keys(Question question) {
        var keys = new ArrayList<String>();
        choices(question, now).forEach(o -> keys.add(o.id()));
        if (question.type() == QuestionType.PICK)
            keys.add(Value.NONE);
        if (question.unknown().allowed())
            keys.add(Value.UNKNOWN);
        return keys;
    }

    /** What this person may choose from. */
    static List<Question.Option> choices(Question question, Current now) {
        if (question.source() == Question.Source.OWN)
            return question.type() == QuestionType.YES_NO && question.options().isEmpty() ? YES_NO
                    : question.options();
        return now.issues().stream()
                .filter(i -> question.source() == Question.Source.ISSUES || now.active().contains(i.id()))
                .map(i -> new Question.Option(i.id(), i.label(), 0)).toList();
    }

    private static final List<Question.Option> YES_NO = List.of(
            new Question.Option("yes", new Localized(Map.of(), "en"), -1),
            new Question.Option("no", new Localized(Map.of(), "en"), -1));

    /** What an answer says, before relief. */
    List<Grain> grains(Question question, Value value) {
        return switch (value) {
            case Value.Unknown u -> question.type() == QuestionType.MULTI ? List.of()
                    : grains(question, Value.UNKNOWN);
            case Value.Choice c -> grains(question, c.id());
            case Value.Several s -> s.yes().stream().sorted().flatMap(t -> grains(question, t).stream()).toList();
            case Value.Words w -> List.of();
        };
    }

    private List<Grain> grains(Question question, String key) {
        if (question.dimension().isEmpty())
            return List.of();
        boolean issuesAreOptions = question.source() == Question.Source.ACTIVE_ISSUES;
        int target = index(issuesAreOptions ? key : question.issue().orElse(""));
        if (target < 0)
            return List.of();
        int points = issuesAreOptions ? weights(question.dimension().get()).pick() : points(question, key);
        return points == 0 ? List.of() : List.of(new Grain(target, points, question.dimension()));
    }

    private int points(Question question, String key) {
        if (key.equals(Value.UNKNOWN))
            return question.unknown().points();
        var weights = weights(question.dimension().orElseThrow());
        if (question.type() == QuestionType.YES_NO && question.options().isEmpty())
            return key.equals("yes") ? weights.pick() : 0;
        return question.options().stream().filter(o -> o.id().equals(key)).findFirst()
                .map(o -> weights.at(o.level())).orElse(0);
    }

    private Weights weights(Dimension dimension) {
        return protocol.dimensions().getOrDefault(dimension, NO_WEIGHTS);
    }

    private long[][] spread(List<Grain> grains) {
        if (grains.isEmpty())
            return nothing;
        var points = zero();
        grains.forEach(g -> spread(points, g));
        return points;
    }

    private void spread(long[][] to, Grain grain) {
        int tie = grain.dimension().map(d -> breaksTies.indexOf(d.name())).orElse(-1);
        for (int i = 0; i < issues.size(); i++) {
            long quarters = (long) share(i, grain) * grain.points();
            to[i][0] += quarters;
            if (tie >= 0)
                to[i][1 + tie] += quarters;
        }
    }

    private long[][] zero() {
        return new long[issues.size()][protocol.tables().ties().size() + 2];
    }

    int index(String issue) {
        for (int i = 0; i < issues.size(); i++)
            if (issues.get(i).id().equals(issue))
                return i;
        return -1;
    }
}
