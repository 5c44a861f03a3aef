package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/**
 * The contest between the issues in play. Points are counted in quarters, so everything is a whole number; every sum is
 * a vector (score, tie-breaks, definition order) compared from the left, so the winner is always unique.
 */
final class Contest {

    /** The share of "none of these" and "I don't know" that is reckoned with. */
    private static final double EVASIVE = 0.08;

    final List<Issue> issues;
    final List<Ballot> given = new ArrayList<>();
    final List<Ballot> open = new ArrayList<>();
    private final long[][] sums;
    private final long[][][] worst;
    private final int[] rivals;

    Contest(List<Issue> issues, List<Ballot> ballots, long[][] base) {
        this.issues = issues;
        this.sums = base;
        for (var ballot : ballots) {
            if (ballot.given() == null)
                open.add(ballot);
            else {
                given.add(ballot);
                for (int i = 0; i < sums.length; i++)
                    Vectors.add(sums[i], ballot.given()[i]);
            }
        }
        this.worst = new long[issues.size()][issues.size()][];
        for (int w = 0; w < issues.size(); w++)
            for (int c = 0; c < issues.size(); c++)
                worst[w][c] = w == c ? null : worst(w, c);
        this.rivals = issues.size() < 2 ? new int[0] : IntStream.range(0, issues.size()).map(this::mostDangerous).toArray();
    }

    /** The least lead that w can have over c when everything is answered. */
    long[] worst(int w, int c) {
        var lead = Vectors.difference(sums[w], sums[c]);
        for (var ballot : open)
            ballot.addLeast(lead, w, c);
        return lead;
    }

    long score(int issue) {
        return sums[issue][0];
    }

    /** No combination of the answers that are still to come can change the outcome. */
    boolean settled() {
        if (issues.size() < 2)
            return true;
        return sureWinner().isPresent() || nothingToWin();
    }

    /** Nothing is left to be asked. */
    boolean exhausted() {
        return open.stream().noneMatch(Ballot::askable);
    }

    /** Another answer can still change the outcome. */
    boolean undecided() {
        return !exhausted() && !settled();
    }

    /** Tests every issue, not only the leader: the certain winner can still be behind. */
    Optional<Integer> sureWinner() {
        if (issues.size() == 1)
            return Optional.of(0);
        for (int w = 0; w < issues.size(); w++)
            if (beatsAll(w) && score(w) + open.stream().mapToLong(leastOf(w)).sum() > 0)
                return Optional.of(w);
        return Optional.empty();
    }

    private static ToLongFunction<Ballot> leastOf(int w) {
        return b -> b.least(w, -1)[0];
    }

    private boolean beatsAll(int w) {
        for (int c = 0; c < issues.size(); c++)
            if (c != w && Vectors.sign(worst[w][c]) <= 0)
                return false;
        return true;
    }

    private boolean nothingToWin() {
        for (int w = 0; w < issues.size(); w++) {
            long most = score(w);
            for (var ballot : open)
                most -= ballot.least(-1, w)[0];
            if (most > 0)
                return false;
        }
        return true;
    }

    /** Who would win now, best first. */
    List<Integer> ranking() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < issues.size(); i++)
            order.add(i);
        order.sort(Comparator.comparing((Integer i) -> sums[i], Vectors::compare).reversed());
        return order;
    }

    /** The issue that is nearest to certainty. */
    int front() {
        int best = 0;
        for (int w = 1; w < issues.size(); w++)
            if (Vectors.compare(worst[w][rival(w)], worst[best][rival(best)]) > 0)
                best = w;
        return best;
    }

    /** Its most dangerous rival. */
    int rival(int w) {
        return rivals[w];
    }

    private int mostDangerous(int w) {
        int most = w == 0 ? 1 : 0;
        for (int c = most + 1; c < issues.size(); c++)
            if (c != w && Vectors.compare(worst[w][c], worst[w][most]) < 0)
                most = c;
        return most;
    }

    /**
     * The question that is most likely the last one; as long as none can be, or among equals, the one that can most
     * change the contest between the front and its rival. Both by its cost.
     */
    Optional<Ballot> next() {
        if (issues.size() < 2)
            return open.stream().filter(Ballot::askable).findFirst();
        int w = front();
        int r = rival(w);
        Ballot best = null;
        double chance = 0;
        long swing = 0;
        for (var ballot : open) {
            if (!ballot.askable())
                continue;
            double ends = chance(ballot) / ballot.cost();
            long range = ballot.range(w, r);
            if (best == null || ends > chance
                    || ends == chance && range * best.cost() > swing * ballot.cost()) {
                best = ballot;
                chance = ends;
                swing = range;
            }
        }
        return Optional.ofNullable(best);
    }

    /** The two that a question decides between: the front and the rival over which it can change the most. */
    int[] between(Ballot ballot) {
        int w = front();
        int r = rival(w);
        for (int c = 0; c < issues.size(); c++)
            if (c != w && ballot.range(w, r) == 0 && ballot.range(w, c) > 0)
                r = c;
        return new int[] { w, r };
    }

    /** How likely it is that the answer settles the contest, if every telling answer is as likely as the others. */
    private double chance(Ballot ballot) {
        int[] all = new int[2];
        int[] settling = new int[2];
        for (int a = 0; a < ballot.answers(); a++) {
            int kind = ballot.tells(a) ? 0 : 1;
            all[kind]++;
            if (settles(ballot, a))
                settling[kind]++;
        }
        double telling = all[0] == 0 ? 0 : (double) settling[0] / all[0];
        double evasive = all[1] == 0 ? telling : (double) settling[1] / all[1];
        return (1 - EVASIVE) * telling + EVASIVE * evasive;
    }

    private boolean settles(Ballot ballot, int answer) {
        for (int w = 0; w < issues.size(); w++)
            if (wins(w, ballot, answer))
                return true;
        return false;
    }

    private boolean wins(int w, Ballot ballot, int answer) {
        // most are refuted by the most dangerous rival already
        int r = rivals[w];
        if (!ballot.leadsAfter(worst[w][r], answer, w, r))
            return false;
        for (int c = 0; c < issues.size(); c++)
            if (c != w && c != r && !ballot.leadsAfter(worst[w][c], answer, w, c))
                return false;
        return true;
    }
}
