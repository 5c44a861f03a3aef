package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The fewest questions that could have proved a verdict, had one known all answers beforehand. No way of asking can
 * need fewer, so what is asked beyond it is the price of not knowing; padding a questionnaire does not change it.
 */
final class Hindsight {

    private final List<Integer> parents = new ArrayList<>();
    private final List<long[][]> gains = new ArrayList<>();
    private final List<Question> asked = new ArrayList<>();
    private final long[][] need;

    /** The contest before any scored question, and everything the person would answer. */
    private Hindsight(Contest contest, int winner, Answers everything) {
        this.need = new long[contest.issues.size()][];
        for (int c = 0; c < need.length; c++)
            need[c] = c == winner ? positive(contest, winner) : contest.worst(winner, c).clone();
        for (var ballot : contest.open)
            take(ballot, -1, winner, everything);
    }

    /** The least number of scored questions that proves the winner; all of them where none can be named. */
    static int scored(Protocol protocol, Answers everything) {
        var fixed = new Answers(everything.log().stream().filter(a -> protocol.question(a.question())
                .filter(q -> q.phase() != Phase.SCORE).isPresent()).toList());
        var situation = new Situation(protocol, fixed, Mode.SHORT);
        var weighing = new Weighing(protocol, situation);
        if (situation.red().isPresent() || weighing.issues.size() < 2)
            return 0;
        var full = new Weighing(protocol, new Situation(protocol, everything, Mode.FULL)).contest();
        var hindsight = new Hindsight(weighing.contest(), full.sureWinner().orElse(0), everything);
        return full.sureWinner().isEmpty() ? hindsight.asked.size() : hindsight.fewest();
    }

    /** What is still missing to a score above zero, in the first place only. */
    private static long[] positive(Contest contest, int winner) {
        var points = new long[contest.worst(winner, winner == 0 ? 1 : 0).length];
        points[0] = contest.score(winner);
        for (var ballot : contest.open)
            points[0] += ballot.least(winner, -1)[0];
        return points;
    }

    private void take(Ballot ballot, int parent, int winner, Answers everything) {
        var key = everything.current(ballot.question().id());
        if (key.isEmpty())
            return;
        int self = asked.size();
        asked.add(ballot.question());
        parents.add(parent);
        var gain = new long[need.length][];
        for (int c = 0; c < need.length; c++)
            gain[c] = ballot.gain(key.get(), winner, c == winner ? -1 : c);
        for (int k = 1; k < gain[winner].length; k++)
            gain[winner][k] = 0;
        gains.add(gain);
        ballot.opened(key.get()).forEach(child -> take(child, self, winner, everything));
    }

    private int fewest() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < asked.size(); i++)
            order.add(i);
        order.sort(Comparator.comparing((Integer i) -> Arrays.stream(gains.get(i)).mapToLong(g -> g[0]).sum())
                .reversed());
        for (int many = 0; many < asked.size(); many++)
            if (enough(order, 0, many, new boolean[asked.size()]))
                return many;
        return asked.size();
    }

    /** Whether so many more questions, from this place on, can prove it; branches that cannot are cut off. */
    private boolean enough(List<Integer> order, int from, int many, boolean[] in) {
        boolean proved = true;
        for (var lead : need)
            proved &= Vectors.sign(lead) > 0;
        if (proved && withParents(in))
            return true;
        if (many == 0 || from == order.size() || !reachable(order, from, many))
            return false;
        int next = order.get(from);
        in[next] = true;
        add(next, 1);
        boolean with = enough(order, from + 1, many - 1, in);
        add(next, -1);
        if (with)
            return true;
        in[next] = false;
        return enough(order, from + 1, many, in);
    }

    private void add(int question, int sign) {
        for (int c = 0; c < need.length; c++)
            for (int k = 0; k < need[c].length; k++)
                need[c][k] += sign * gains.get(question)[c][k];
    }

    private boolean reachable(List<Integer> order, int from, int many) {
        for (int c = 0; c < need.length; c++) {
            int rival = c;
            long best = order.subList(from, order.size()).stream().map(i -> -gains.get(i)[rival][0]).sorted().limit(many)
                    .mapToLong(g -> -g).sum();
            if (need[c][0] + best < 0)
                return false;
        }
        return true;
    }

    private boolean withParents(boolean[] in) {
        for (int i = 0; i < in.length; i++)
            if (in[i] && parents.get(i) >= 0 && !in[parents.get(i)])
                return false;
        return true;
    }
}
