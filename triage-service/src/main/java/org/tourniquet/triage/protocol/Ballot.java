package org.tourniquet.triage.protocol;

import java.util.List;

/** One scored question as the contest sees it: what each possible answer adds to each issue, and what it opens. */
final class Ballot {

    /** One possible answer: points per issue, and the questions that only this answer shows. */
    record Choice(String key, long[][] points, List<Ballot> shows) {
    }

    private final Question question;
    private final boolean askable;
    private final long[][] given;
    /** A question with ticks is as many independent votes; every other question is one. */
    private final List<List<Choice>> votes;

    Ballot(Question question, boolean askable, long[][] given, List<List<Choice>> votes) {
        this.question = question;
        this.askable = askable;
        this.given = given;
        this.votes = votes;
    }

    Question question() {
        return question;
    }

    int cost() {
        return question.cost();
    }

    /** Whether it can be put now; what may still turn out hidden cannot. */
    boolean askable() {
        return askable;
    }

    /** The points of the answer that was given, or null. */
    long[][] given() {
        return given;
    }

    List<List<Choice>> votes() {
        return votes;
    }

    /** The least that it can still add to the lead of w over c; an index of -1 stands for nobody. */
    long[] least(int w, int c) {
        var sum = leastShown(w, c);
        return askable || Vectors.sign(sum) <= 0 ? sum : new long[sum.length];
    }

    private static long[] leastOf(List<Choice> choices, int w, int c) {
        long[] least = null;
        for (var choice : choices) {
            var lead = lead(choice, w, c);
            for (var child : choice.shows())
                Vectors.add(lead, child.leastShown(w, c));
            if (least == null || Vectors.compare(lead, least) < 0)
                least = lead;
        }
        return least;
    }

    private long[] leastShown(int w, int c) {
        long[] sum = null;
        for (var choices : votes) {
            var least = leastOf(choices, w, c);
            if (sum == null)
                sum = least;
            else
                Vectors.add(sum, least);
        }
        return sum;
    }

    private static long[] lead(Choice choice, int w, int c) {
        var points = choice.points();
        if (c < 0)
            return points[w].clone();
        return w < 0 ? Vectors.difference(new long[points[c].length], points[c])
                : Vectors.difference(points[w], points[c]);
    }

    /** The most questions that it can still bring, itself included. */
    int most() {
        int more = 0;
        for (var choices : votes)
            for (var choice : choices)
                more = Math.max(more, choice.shows().stream().mapToInt(Ballot::most).sum());
        return 1 + more;
    }
}
