package org.tourniquet.triage.protocol;

import java.util.Optional;
import java.util.stream.IntStream;

/** Which question comes next: the one that most likely ends the contest. It changes the length, never the outcome. */
final class Ordering {

    /** The share of "none of these" and "I don't know" that is reckoned with. */
    private static final double EVASIVE = 0.08;

    private final Contest contest;
    private final int issues;
    /** Of each issue the one that can most endanger its lead. */
    private final int[] rivals;

    Ordering(Contest contest) {
        this.contest = contest;
        this.issues = contest.issues.size();
        this.rivals = issues < 2 ? new int[0] : IntStream.range(0, issues).map(this::mostDangerous).toArray();
    }

    /**
     * The question that is most likely the last one; as long as none can be, or among equals, the one that can most
     * change the contest between the front and its rival. Both by its cost.
     */
    Optional<Ballot> next() {
        if (issues < 2)
            return contest.open.stream().filter(Ballot::askable).findFirst();
        int w = front();
        int r = rivals[w];
        Ballot best = null;
        double chance = 0;
        long swing = 0;
        for (var ballot : contest.open) {
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
        int r = rivals[w];
        for (int c = 0; c < issues; c++)
            if (c != w && ballot.range(w, r) == 0 && ballot.range(w, c) > 0)
                r = c;
        return new int[] { w, r };
    }

    /** The issue that is nearest to certainty. */
    private int front() {
        int best = 0;
        for (int w = 1; w < issues; w++)
            if (Vectors.compare(contest.worst(w, rivals[w]), contest.worst(best, rivals[best])) > 0)
                best = w;
        return best;
    }

    private int mostDangerous(int w) {
        int most = w == 0 ? 1 : 0;
        for (int c = most + 1; c < issues; c++)
            if (c != w && Vectors.compare(contest.worst(w, c), contest.worst(w, most)) < 0)
                most = c;
        return most;
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
        for (int w = 0; w < issues; w++)
            if (wins(w, ballot, answer))
                return true;
        return false;
    }

    private boolean wins(int w, Ballot ballot, int answer) {
        // most are refuted by the most dangerous rival already
        int r = rivals[w];
        if (!ballot.leadsAfter(contest.worst(w, r), answer, w, r))
            return false;
        for (int c = 0; c < issues; c++)
            if (c != w && c != r && !ballot.leadsAfter(contest.worst(w, c), answer, w, c))
                return false;
        return true;
    }
}
