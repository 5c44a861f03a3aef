package org.tourniquet.triage.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One look at an assessment: where it stands after these answers. */
final class Run {

    private final Protocol protocol;
    private final List<Question> fixed;
    private final Answers answers;
    private final Mode mode;
    private final Situation situation;
    private final Current now;
    private final Weighing weighing;
    private final Contest contest;
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
        return contest.next().map(b -> ask(b.question(), why(b)));
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

    private boolean fixedDone() {
        return unansweredFixed().findAny().isEmpty() && situation.recheck().isEmpty();
    }

    private Stream<Question> unansweredFixed() {
        return fixed.stream().filter(q -> now.shown(q) == Truth.YES && now.value(q).isEmpty());
    }

    private Step.Ask ask(Question question, Step.Why why) {
        return new Step.Ask(question, Weighing.choices(question, now), why, asked(), Math.max(1, atMost()),
                unknownStreak());
    }

    private Step.Why why(Ballot ballot) {
        if (contest.issues.size() < 2)
            return Step.Why.ALWAYS;
        var pair = contest.between(ballot);
        return new Step.Why(Step.Why.Kind.DECIDES, Optional.of(contest.issues.get(pair[0]).id()),
                Optional.of(contest.issues.get(pair[1]).id()));
    }

    private boolean unknownStreak() {
        var log = answers.log();
        int n = protocol.limits().unknownStreak();
        return n > 0 && log.size() >= n && log.subList(log.size() - n, log.size()).stream()
                .allMatch(a -> a.value() instanceof Value.Unknown);
    }

    private int asked() {
        return (int) protocol.questions().stream()
                .filter(q -> q.phase() != Phase.CONTEXT && now.value(q).isPresent()).count();
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
    private int full() {
        long scored = contest != null ? contest.given.size() + contest.open.stream().filter(Ballot::askable).count()
                : now.gatePassed() ? 0
                        : protocol.questions().stream()
                                .filter(q -> q.phase() == Phase.SCORE && q.visibleIf().isEmpty()).count();
        return (int) (scored + fixed.stream().filter(q -> now.shown(q) == Truth.YES).count());
    }

    Verdict verdict() {
        var status = status();
        var order = ranking(status);
        var issue = winner(status, order);
        boolean rival = issue.isPresent() && order.size() > 1;
        boolean tie = rival && chosen().isEmpty() && contest.score(order.get(0)) == contest.score(order.get(1));
        var contradictions = new Contradictions(protocol, situation).all();
        return new Verdict(status, issue.map(Issue::id),
                rival ? Optional.of(contest.issues.get(order.get(1)).id()) : Optional.empty(), tie,
                situation.urgency(), situation.reason(), route(issue), ids(situation.fired), ids(situation.open),
                confidence(status, order, issue.isPresent(), !contradictions.isEmpty()),
                issue.map(this::ways).orElse(List.of()), issue.map(Issue::complications).orElse(List.of()),
                issue.map(Issue::links).orElse(List.of()),
                order.isEmpty() ? List.of() : new Ledger(weighing, contest, order, now).lines(), contradictions,
                asked() + (duel.isPresent() && !duel.get().open() ? 1 : 0), full());
    }

    /** The person decides what comes first; urgency and what was found stay as they are. */
    Verdict obeying(Verdict verdict, String wish) {
        var issue = protocol.issue(wish).filter(i -> now.active().contains(i.id()));
        if (issue.isEmpty() || verdict.status() == Verdict.Status.RED_FLAG || verdict.winner().equals(Optional.of(wish)))
            return verdict;
        return verdict.instead(issue.get(), ways(issue.get()), route(issue));
    }

    private Verdict.Confidence confidence(Verdict.Status status, List<Integer> order, boolean won,
            boolean contradicted) {
        if (status == Verdict.Status.RED_FLAG)
            return Trust.FLAG;
        return won ? Trust.of(contest, order, situation, contradicted) : Trust.NONE;
    }

    private Optional<Integer> chosen() {
        return duel.flatMap(Duel::chosen);
    }

    /** The issues in play, the proven or chosen winner first even where it is still behind. */
    private List<Integer> ranking(Verdict.Status status) {
        if (contest == null || status == Verdict.Status.RED_FLAG)
            return List.of();
        var order = contest.ranking();
        contest.sureWinner().or(this::chosen).ifPresent(w -> {
            order.remove(w);
            order.addFirst(w);
        });
        return order;
    }

    private Verdict.Status status() {
        if (situation.red().isPresent())
            return Verdict.Status.RED_FLAG;
        if (!fixedDone())
            return Verdict.Status.PROVISIONAL;
        if (contest == null)
            return Verdict.Status.UNDETERMINED;
        if (contest.undecided())
            return Verdict.Status.PROVISIONAL;
        return contest.sureWinner().isPresent() ? Verdict.Status.DECIDED : Verdict.Status.UNDETERMINED;
    }

    private Optional<Issue> winner(Verdict.Status status, List<Integer> order) {
        if (status == Verdict.Status.RED_FLAG)
            return situation.red().flatMap(Flag::issue).flatMap(protocol::issue);
        if (order.isEmpty() || status == Verdict.Status.UNDETERMINED)
            return Optional.empty();
        boolean sure = contest.sureWinner().or(this::chosen).isPresent() || contest.score(order.getFirst()) > 0;
        return sure ? Optional.of(contest.issues.get(order.getFirst())) : Optional.empty();
    }

    private Route route(Optional<Issue> winner) {
        if (situation.urgency() == Urgency.RED)
            return situation.red().map(Flag::route).orElse(Route.EMERGENCY);
        if (situation.urgency() == Urgency.ORANGE || winner.isEmpty() || mode.contacts() >= 3)
            return Route.HUMAN_NOW;
        return protocol.tables().routes().getOrDefault(winner.get().kind(), Route.HUMAN_NOW);
    }

    /** What helps in time comes first; otherwise the author's order. */
    private List<Issue.Way> ways(Issue issue) {
        return issue.stopTheBleeding().stream().sorted(Comparator
                .comparing((Issue.Way w) -> !situation.horizon().allows(w.timeToRelief()))).toList();
    }

    private static List<String> ids(List<Flag> flags) {
        return flags.stream().map(Flag::id).toList();
    }
}
