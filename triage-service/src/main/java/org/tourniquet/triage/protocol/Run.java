package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One look at an assessment: where it stands after these answers. */
final class Run {

    final Protocol protocol;
    private final List<Question> fixed;
    private final Answers answers;
    final Mode mode;
    final Situation situation;
    private final Current now;
    final Weighing weighing;
    final Contest contest;
    private final Optional<Duel> duel;

    Run(Protocol protocol, List<Question> fixed, Answers answers, Mode mode) {
        this.protocol = protocol;
        this.fixed = fixed;
        this.answers = answers;
        this.mode = mode;
        this.situation = new Situation(protocol, answers, mode);
        this.now = situation.now;
        this.weighing = new Weighing(protocol, situation);
        this.contest = weighing.issues.isEmpty() ? null : weighing.contest();
        this.duel = duel();
    }

    /** The question to put now, unless the verdict stands. */
    Optional<Step.Ask> ask() {
        if (situation.red().isPresent())
            return Optional.empty();
        var first = unansweredFixed().findFirst();
        if (first.isPresent())
            return Optional.of(ask(first.get(), Step.Why.ALWAYS));
        if (situation.recheck().isPresent())
            return Optional.of(ask(situation.recheck().get(), Step.Why.CHECK));
        if (duel.isPresent() && duel.get().open())
            return Optional.of(new Step.Ask(Duel.QUESTION, duel.get().choices(), duel.get().why(), asked(), 1,
                    unknownStreak()));
        if (finished())
            return Optional.empty();
        var ordering = new Ordering(contest);
        return ordering.next().map(b -> ask(b.question(), why(b, ordering)));
    }

    private boolean finished() {
        if (contest == null)
            return true;
        return mode.full() ? contest.exhausted() : contest.settled() || budgetSpent();
    }

    private boolean budgetSpent() {
        var most = mode.most(protocol.limits());
        return most.isPresent() && asked() >= most.getAsInt();
    }

    /** Only where the number of questions ends it before the outcome is certain. */
    private Optional<Duel> duel() {
        boolean cut = contest != null && budgetSpent() && contest.undecided();
        return cut ? Duel.of(contest, now) : Optional.empty();
    }

    /** Nothing of what everybody is asked is open any more. */
    boolean fixedDone() {
        return unansweredFixed().findAny().isEmpty() && situation.recheck().isEmpty();
    }

    private Stream<Question> unansweredFixed() {
        return fixed.stream().filter(q -> now.shown(q) == Truth.YES && now.value(q).isEmpty());
    }

    private Step.Ask ask(Question question, Step.Why why) {
        return new Step.Ask(question, now.choices(question), why, asked(), Math.max(1, atMost()),
                unknownStreak());
    }

    private Step.Why why(Ballot ballot, Ordering ordering) {
        if (contest.issues.size() < 2)
            return Step.Why.ALWAYS;
        var pair = ordering.between(ballot);
        return new Step.Why(Step.Why.Kind.DECIDES, Optional.of(contest.issues.get(pair[0]).id()),
                Optional.of(contest.issues.get(pair[1]).id()));
    }

    /** So many different questions in a row were answered with "I don't know". */
    private boolean unknownStreak() {
        int n = protocol.limits().unknownStreak();
        return n > 0 && answers.log().reversed().stream().takeWhile(a -> a.value() instanceof Value.Unknown)
                .map(Answer::question).distinct().limit(n).count() == n;
    }

    /** The issue that the person put first in a duel. */
    Optional<Integer> chosen() {
        return duel.flatMap(Duel::chosen);
    }

    /** Questions answered so far, an answered duel not included. */
    private int asked() {
        return (int) protocol.questions().stream()
                .filter(q -> q.phase() != Phase.CONTEXT && now.value(q).isPresent()).count();
    }

    /** The same with the duel, once it is answered. */
    int askedInAll() {
        return asked() + (duel.isPresent() && !duel.get().open() ? 1 : 0);
    }

    /** A true bound on the questions that can still come; it falls with each answer. */
    private int atMost() {
        int most = (int) unansweredFixed().count();
        boolean bound = protocol.issues().stream().anyMatch(i -> i.bindsFlag().isPresent());
        if (situation.recheck().isPresent() || bound && !now.gatePassed())
            most++;
        if (!now.gatePassed())
            most += (int) protocol.questions().stream().filter(q -> q.phase() == Phase.SCORE).count();
        else if (contest != null && (mode.full() || contest.issues.size() > 1))
            most += contest.open.stream().mapToInt(Ballot::most).sum();
        var limit = mode.most(protocol.limits());
        int left = limit.isPresent() ? Math.max(0, limit.getAsInt() - asked()) : most;
        return left < most ? left + 1 : most; // the duel is one more
    }

    /** How many questions the whole questionnaire has for this person, as far as it is known. */
    int full() {
        long scored = contest != null ? contest.given.size() + contest.open.stream().filter(Ballot::askable).count()
                : now.gatePassed() ? 0
                        : protocol.questions().stream()
                                .filter(q -> q.phase() == Phase.SCORE && q.visibleIf().isEmpty()).count();
        return (int) (scored + fixed.stream().filter(q -> now.shown(q) == Truth.YES).count());
    }

    /** What it amounts to so far. */
    Ruling ruling() {
        return new Ruling(this);
    }
}
