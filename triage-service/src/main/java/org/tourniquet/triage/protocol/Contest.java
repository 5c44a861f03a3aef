package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * The contest between the issues in play. Points are counted in quarters, so everything is a whole number; every sum is
 * a vector (score, tie-breaks, definition order) compared from the left, so the winner is always unique.
 */
final class Contest {

    final List<Issue> issues;
    final List<Ballot> given = new ArrayList<>();
    final List<Ballot> open = new ArrayList<>();
    private final long[][] sums;
    private final long[][][] worst;

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
                worst[w][c] = w == c ? null : summed(w, c);
    }

    /** The least lead that w can have over c when everything is answered; not to be written to. */
    long[] worst(int w, int c) {
        return worst[w][c];
    }

    private long[] summed(int w, int c) {
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
}
