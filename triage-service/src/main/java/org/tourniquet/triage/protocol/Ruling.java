package org.tourniquet.triage.protocol;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an assessment amounts to so far: which issue first, how sure that is, and where it leads. */
final class Ruling {

    private final Run run;
    private final Protocol protocol;
    private final Situation situation;
    /** Null where nothing is known to be happening. */
    private final Contest contest;

    Ruling(Run run) {
        this.run = run;
        this.protocol = run.protocol;
        this.situation = run.situation;
        this.contest = run.contest;
    }

    Verdict verdict() {
        var status = status();
        var order = ranking(status);
        var issue = winner(status, order);
        boolean rival = issue.isPresent() && order.size() > 1;
        boolean tie = rival && run.chosen().isEmpty() && contest.score(order.get(0)) == contest.score(order.get(1));
        var contradictions = new Contradictions(protocol, situation).all();
        return new Verdict(status, issue.map(Issue::id),
                rival ? Optional.of(contest.issues.get(order.get(1)).id()) : Optional.empty(), tie,
                situation.urgency(), situation.reason(), route(issue), ids(situation.fired), ids(situation.open),
                confidence(status, order, issue.isPresent(), !contradictions.isEmpty()),
                issue.map(this::ways).orElse(List.of()), issue.map(Issue::complications).orElse(List.of()),
                issue.map(Issue::links).orElse(List.of()),
                order.isEmpty() ? List.of()
                        : new Ledger(run.weighing, contest, order, situation.now).lines(),
                contradictions,
                run.askedInAll(), run.full());
    }

    /** The person decides what comes first; urgency and what was found stay as they are. */
    Verdict obeying(Verdict verdict, String wish) {
        var issue = protocol.issue(wish).filter(i -> situation.now.active().contains(i.id()));
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

    /** The issues in play, the proven or chosen winner first even where it is still behind. */
    private List<Integer> ranking(Verdict.Status status) {
        if (contest == null || status == Verdict.Status.RED_FLAG)
            return List.of();
        var order = contest.ranking();
        contest.sureWinner().or(run::chosen).ifPresent(w -> {
            order.remove(w);
            order.addFirst(w);
        });
        return order;
    }

    private Verdict.Status status() {
        if (situation.red().isPresent())
            return Verdict.Status.RED_FLAG;
        if (!run.fixedDone())
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
        boolean sure = contest.sureWinner().or(run::chosen).isPresent() || contest.score(order.getFirst()) > 0;
        return sure ? Optional.of(contest.issues.get(order.getFirst())) : Optional.empty();
    }

    private Route route(Optional<Issue> winner) {
        if (situation.urgency() == Urgency.RED)
            return situation.red().map(Flag::route).orElse(Route.EMERGENCY);
        if (situation.urgency() == Urgency.ORANGE || winner.isEmpty() || run.mode.contacts() >= 3)
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
