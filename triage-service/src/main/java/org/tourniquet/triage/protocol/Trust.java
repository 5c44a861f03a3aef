package org.tourniquet.triage.protocol;

import java.util.List;

/** How far a verdict may be trusted: how many telling answers point to it, its lead, and what stayed unknown. */
final class Trust {

    private Trust() {
    }

    static final Verdict.Confidence NONE = new Verdict.Confidence(Verdict.Confidence.Level.LOW, 0, 0, 0, 0);
    static final Verdict.Confidence FLAG = new Verdict.Confidence(Verdict.Confidence.Level.HIGH, 1, 1, 1, 1);

    static Verdict.Confidence of(Contest contest, List<Integer> ranking, Situation situation, boolean contradicted) {
        int winner = ranking.getFirst();
        boolean alone = ranking.size() == 1;
        long first = contest.score(winner);
        long second = alone ? 0 : contest.score(ranking.get(1));
        var telling = contest.given.stream().map(Ballot::given).filter(Trust::tells).toList();
        int pointing = (int) telling.stream().filter(p -> pointsTo(winner, p)).count();
        double support = alone ? 1 : telling.isEmpty() ? 0 : (double) pointing / telling.size();
        double margin = alone ? 1 : first <= second ? 0 : (double) (first - second) / first;
        int unknown = unknown(contest.given, situation);
        int asked = contest.given.size();
        var level = Verdict.Confidence.Level.MEDIUM;
        if (support < 0.45 || margin < 0.20 || 2 * unknown > asked || situation.recheck().isPresent())
            level = Verdict.Confidence.Level.LOW;
        else if (support >= 0.70 && margin >= 0.40 && 5 * unknown <= asked && !contradicted
                && !situation.unsure())
            level = Verdict.Confidence.Level.HIGH;
        return new Verdict.Confidence(level, support, margin, pointing, telling.size());
    }

    private static int unknown(List<Ballot> given, Situation situation) {
        return (int) given.stream().filter(b -> situation.now.value(b.question())
                .filter(Value.Unknown.class::isInstance).isPresent()).count();
    }

    private static boolean tells(long[][] points) {
        for (var issue : points)
            if (issue[0] != 0)
                return true;
        return false;
    }

    private static boolean pointsTo(int winner, long[][] points) {
        for (var issue : points)
            if (issue[0] > points[winner][0])
                return false;
        return true;
    }
}
