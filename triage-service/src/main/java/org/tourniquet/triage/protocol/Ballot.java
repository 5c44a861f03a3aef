package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Set;

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
    /** What was computed already, by w + 1 and c + 1; never written to afterwards. */
    private final long[][][] known;
    /** The issues to which any answer gives points; the lead between two others stays as it is. */
    private final boolean[] touched;

    /** Whether a tie-break can depend on it; most questions give points in the first place only. */
    private final boolean tied;

    Ballot(Question question, boolean askable, boolean tied, long[][] given, List<List<Choice>> votes) {
        this.question = question;
        this.askable = askable;
        this.given = given;
        this.votes = votes;
        int issues = votes.getFirst().getFirst().points().length;
        this.known = new long[issues + 1][issues + 1][];
        this.tied = tied || votes.stream().anyMatch(v -> v.stream().anyMatch(Ballot::opensTied));
        this.touched = new boolean[issues];
        for (int i = 0; i < issues; i++)
            touched[i] = touches(i);
    }

    private static boolean opensTied(Choice choice) {
        return !choice.shows().isEmpty() && choice.shows().stream().anyMatch(s -> s.tied);
    }

    private boolean touches(int issue) {
        for (var choices : votes)
            for (var choice : choices)
                if (choice.points()[issue][0] != 0
                        || !choice.shows().isEmpty() && choice.shows().stream().anyMatch(s -> s.touched[issue]))
                    return true;
        return false;
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

    /** The least that it can still add to the lead of w over c; an index of -1 stands for nobody. */
    long[] least(int w, int c) {
        var sum = leastShown(w, c);
        return askable || Vectors.sign(sum) <= 0 ? sum : new long[sum.length];
    }

    /** Adds the least to a lead that has been summed so far. */
    void addLeast(long[] lead, int w, int c) {
        if (touched[w] || touched[c])
            Vectors.add(lead, least(w, c));
    }

    /** How far one answer can move the lead of w over c, in quarters. */
    long range(int w, int c) {
        return -least(c, w)[0] - least(w, c)[0];
    }

    /** The answers to reckon with; of ticks only all and none, as every mixture lies between them. */
    int answers() {
        return votes.getFirst().size();
    }

    /** Whether this answer says something; the others are "none of these" and "I don't know". */
    boolean tells(int answer) {
        var key = votes.getFirst().get(answer).key();
        return !key.equals(Value.NONE) && !key.equals(Value.UNKNOWN);
    }

    /** Whether w leads c for certain after this answer, given the least lead there was before. */
    boolean leadsAfter(long[] before, int answer, int w, int c) {
        var feared = leastShown(w, c);
        for (int k = 0; k < before.length; k++) {
            long lead = before[k] - feared[k];
            for (var choices : votes)
                lead += at(choices.get(answer), w, c, k);
            if (lead != 0)
                return lead > 0;
        }
        return false;
    }

    /** What a given answer adds to the least lead of w over c, beyond what had to be feared. */
    long[] gain(Value value, int w, int c) {
        var gain = Vectors.difference(new long[least(w, c).length], least(w, c));
        for (var choice : chosen(value))
            for (int k = 0; k < gain.length; k++)
                gain[k] += at(choice, w, c, k);
        return gain;
    }

    /** The questions that only this answer shows. */
    List<Ballot> opened(Value value) {
        return chosen(value).stream().flatMap(c -> c.shows().stream()).toList();
    }

    /** Of every vote the choice that this answer is; a tick left open counts as no. */
    private List<Choice> chosen(Value value) {
        if (question.type() != QuestionType.MULTI)
            return votes.getFirst().stream().filter(c -> value.raw().contains(c.key())).toList();
        var ticks = value instanceof Value.Several several ? several.yes() : Set.<String> of();
        return votes.stream().map(v -> ticks.contains(v.getFirst().key()) ? v.getFirst() : v.getLast()).toList();
    }

    /** One place of what this answer adds to the lead, the worst of what it opens included. */
    private static long at(Choice choice, int w, int c, int k) {
        long lead = (w < 0 ? 0 : choice.points()[w][k]) - (c < 0 ? 0 : choice.points()[c][k]);
        if (!choice.shows().isEmpty())
            for (var child : choice.shows())
                lead += child.leastShown(w, c)[k];
        return lead;
    }

    private long[] leastOf(List<Choice> choices, int w, int c) {
        Choice least = null;
        long first = 0;
        for (int i = 0; i < choices.size(); i++) {
            var choice = choices.get(i);
            long points = at(choice, w, c, 0);
            if (least == null || points < first || points == first && compare(choice, least, w, c) < 0) {
                least = choice;
                first = points;
            }
        }
        var lead = new long[choices.getFirst().points()[0].length];
        lead[0] = first;
        for (int k = 1; tied && k < lead.length; k++)
            lead[k] = at(least, w, c, k);
        return lead;
    }

    /** By the tie-breaks, where the first place is the same. */
    private int compare(Choice a, Choice b, int w, int c) {
        for (int k = 1; tied && k < a.points()[0].length; k++) {
            int order = Long.compare(at(a, w, c, k), at(b, w, c, k));
            if (order != 0)
                return order;
        }
        return 0;
    }

    private long[] leastShown(int w, int c) {
        if (known[w + 1][c + 1] == null)
            known[w + 1][c + 1] = w >= 0 && touched[w] || c >= 0 && touched[c] ? computed(w, c)
                    : new long[votes.getFirst().getFirst().points()[0].length];
        return known[w + 1][c + 1];
    }

    private long[] computed(int w, int c) {
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

    /** The most questions that it can still bring, itself included. */
    int most() {
        int more = 0;
        for (var choices : votes)
            for (var choice : choices)
                if (!choice.shows().isEmpty())
                    more = Math.max(more, choice.shows().stream().mapToInt(Ballot::most).sum());
        return 1 + more;
    }
}
