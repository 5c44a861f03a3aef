package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;

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
    private final List<String> ties;
    /** Shared by all answers without a point, so never written to. */
    private final long[][] nothing;

    Weighing(Protocol protocol, Situation situation) {
        this.protocol = protocol;
        this.now = situation.now;
        this.issues = protocol.issues().stream().filter(i -> now.active().contains(i.id())).toList();
        this.relief = new int[issues.size()][issues.size()];
        this.ties = protocol.tables().ties().stream().map(Enum::name).toList();
        this.nothing = zero();
        for (var edge : protocol.influence()) {
            int from = index(edge.from());
            int to = index(edge.to());
            if (from >= 0 && to >= 0 && situation.horizon().allows(edge.within()))
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
        return new Contest(issues, new Ballots(protocol, now, this).all(), base);
    }

    Grain baseOf(int issue) {
        return new Grain(issue, issues.get(issue).basePoints(), Optional.empty());
    }

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

    List<Grain> grains(Question question, String key) {
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

    boolean breaksTies(Question question) {
        return question.dimension().filter(d -> ties.contains(d.name())).isPresent();
    }

    /** The quarters that it brings to each issue; not to be written to. */
    long[][] spread(List<Grain> grains) {
        if (grains.isEmpty())
            return nothing;
        var points = zero();
        grains.forEach(g -> spread(points, g));
        return points;
    }

    private void spread(long[][] to, Grain grain) {
        int tie = grain.dimension().map(d -> ties.indexOf(d.name())).orElse(-1);
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

    private int index(String issue) {
        for (int i = 0; i < issues.size(); i++)
            if (issues.get(i).id().equals(issue))
                return i;
        return -1;
    }
}
