package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is certain before any scoring: flags, horizon, what is happening, and hence the urgency (never the issue). */
final class Situation {

    final Current now;
    final Optional<Value> horizonAnswer;
    final List<Flag> fired = new ArrayList<>();
    final List<Flag> open = new ArrayList<>();
    final List<Verdict.Contradiction> denied;
    final boolean withdrawn;
    private final Protocol protocol;
    private final Answers answers;
    private final Optional<Question> recheck;
    private Urgency urgency;
    private Verdict.Reason reason;

    Situation(Protocol protocol, Answers answers, Mode mode) {
        this.protocol = protocol;
        this.answers = answers;
        this.now = new Current(protocol, answers);
        this.horizonAnswer = protocol.horizonQuestion().flatMap(now::value);
        for (var flag : byRank()) {
            var truth = state(flag, now);
            if (truth == Truth.YES)
                fired.add(flag);
            else if (truth == Truth.OPEN && answered(flag, now))
                open.add(flag);
        }
        this.denied = denied(now);
        this.recheck = denied.isEmpty() || recheckedSince(firstDenial()) ? Optional.empty()
                : protocol.question(denied.getFirst().question());
        this.withdrawn = red().isEmpty() && wasRed();
        judge(mode);
    }

    Urgency urgency() {
        return urgency;
    }

    Verdict.Reason reason() {
        return reason;
    }

    Optional<Flag> red() {
        return fired.stream().filter(f -> f.urgency() == Urgency.RED).findFirst();
    }

    /** Something about safety was answered with "I don't know". */
    boolean unsure() {
        return !open.isEmpty() || protocol.questions().stream().filter(q -> q.phase() == Phase.SAFETY)
                .anyMatch(q -> now.value(q).filter(Value.Unknown.class::isInstance).isPresent());
    }

    /** "I don't know" counts as hours, so that slow relief is not counted on. */
    Horizon horizon() {
        return horizonAnswer.map(v -> v instanceof Value.Choice c ? Horizon.of(c.id()) : Horizon.HOURS)
                .orElse(Horizon.HOURS);
    }

    /** The safety question to be put once more, because a ticked issue speaks against a denied flag. */
    Optional<Question> recheck() {
        return recheck;
    }

    private void judge(Mode mode) {
        if (red().isPresent()) {
            set(Urgency.RED, Verdict.Reason.Kind.FLAG, red().get().id());
            return;
        }
        var answer = horizonAnswer.map(v -> v.raw().getFirst());
        set(protocol.tables().urgency().getOrDefault(answer.orElse(Value.UNKNOWN), Urgency.YELLOW),
                answer.isPresent() ? Verdict.Reason.Kind.HORIZON : Verdict.Reason.Kind.NOT_ASKED,
                answer.orElse(Value.UNKNOWN));
        denied.forEach(d -> raise(Urgency.ORANGE, Verdict.Reason.Kind.CONTRADICTION, d.issue()));
        if (withdrawn)
            raise(Urgency.ORANGE, Verdict.Reason.Kind.WITHDRAWN, "");
        open.forEach(f -> raise(Urgency.ORANGE, Verdict.Reason.Kind.FLAG_OPEN, f.id()));
        fired.forEach(f -> raise(Urgency.ORANGE, Verdict.Reason.Kind.FLAG, f.id()));
        for (var issue : protocol.issues())
            if (now.ticked().contains(issue.id()))
                issue.minUrgency().ifPresent(u -> raise(u.atLeast(Urgency.ORANGE) ? Urgency.ORANGE : u,
                        Verdict.Reason.Kind.ISSUE, issue.id()));
        if (mode.contacts() >= 2)
            raise(urgency.raised(), Verdict.Reason.Kind.REPEATED_CONTACT, "");
    }

    private void set(Urgency urgency, Verdict.Reason.Kind kind, String subject) {
        this.urgency = urgency;
        this.reason = new Verdict.Reason(kind, subject);
    }

    private void raise(Urgency to, Verdict.Reason.Kind kind, String subject) {
        if (!urgency.atLeast(to))
            set(to, kind, subject);
    }

    private List<Flag> byRank() {
        return protocol.flags().stream().sorted(Comparator.comparingInt(Flag::rank)).toList();
    }

    private static Truth state(Flag flag, Current at) {
        return Truth.of(flag.when(), at::threatens);
    }

    private boolean answered(Flag flag, Current at) {
        return flag.when().reads().stream().allMatch(q -> protocol.question(q).flatMap(at::value).isPresent());
    }

    /** A flag was answered with no while something that is bound to it was ticked as happening. */
    private List<Verdict.Contradiction> denied(Current at) {
        return protocol.issues().stream().filter(i -> at.ticked().contains(i.id()))
                .flatMap(i -> i.bindsFlag().flatMap(protocol::flag)
                        .filter(f -> answered(f, at) && state(f, at) == Truth.NO)
                        .map(f -> new Verdict.Contradiction(Verdict.Contradiction.Kind.FLAG_DENIED,
                                safetyQuestion(f), i.id()))
                        .stream())
                .toList();
    }

    private String safetyQuestion(Flag flag) {
        return protocol.questions().stream().map(Question::id).filter(flag.when().reads()::contains).findFirst()
                .orElseThrow();
    }

    private boolean wasRed() {
        return safetyAnswers().anyMatch(n -> {
            var then = new Current(protocol, answers.first(n + 1));
            return protocol.flags().stream()
                    .anyMatch(f -> f.urgency() == Urgency.RED && state(f, then) == Truth.YES);
        });
    }

    /** After how many answers something spoke against a denied flag for the first time. */
    private int firstDenial() {
        return IntStream.range(1, answers.log().size())
                .filter(n -> !denied(new Current(protocol, answers.first(n))).isEmpty()).findFirst()
                .orElse(answers.log().size());
    }

    private boolean recheckedSince(int n) {
        return safetyAnswers().anyMatch(i -> i >= n);
    }

    /** The places in the log where a question of a flag was answered. */
    private IntStream safetyAnswers() {
        var read = protocol.flags().stream().flatMap(f -> f.when().reads().stream()).toList();
        return IntStream.range(0, answers.log().size())
                .filter(i -> read.contains(answers.log().get(i).question()));
    }
}
