package org.tourniquet.triage.protocol;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The answers that count now: the last one given to each question that is still shown and still possible. */
final class Current {

    private static final List<Question.Option> YES_NO = List.of(
            new Question.Option("yes", new Localized(Map.of(), "en"), -1),
            new Question.Option("no", new Localized(Map.of(), "en"), -1));

    private final Protocol protocol;
    private final Answers answers;
    private final Map<String, Truth> shown = new HashMap<>();
    private final Optional<Value> gate;
    private final Set<String> ticked = new LinkedHashSet<>();
    private final Set<String> active = new LinkedHashSet<>();

    Current(Protocol protocol, Answers answers) {
        this.protocol = protocol;
        this.answers = answers;
        this.gate = protocol.gateQuestion().flatMap(this::value);
        gate.ifPresent(this::open);
    }

    private void open(Value value) {
        for (var issue : protocol.issues()) {
            var id = issue.id();
            if (value instanceof Value.Unknown)
                active.add(id);
            if (value instanceof Value.Several s && s.yes().contains(id))
                ticked.add(id);
            if (value instanceof Value.Several s && (s.yes().contains(id) || s.open().contains(id)))
                active.add(id);
        }
    }

    boolean gatePassed() {
        return gate.isPresent() || protocol.gateQuestion().isEmpty();
    }

    /** The issues in play, in definition order: ticked, left open, or all of them after "I don't know". */
    Set<String> active() {
        return Collections.unmodifiableSet(active);
    }

    Set<String> ticked() {
        return Collections.unmodifiableSet(ticked);
    }

    Optional<Value> value(Question question) {
        var given = answers.current(question.id());
        if (given.isEmpty() || shown(question) != Truth.YES)
            return Optional.empty();
        if (question.phase() == Phase.SCORE && question.source() == Question.Source.ACTIVE_ISSUES
                && given.get() instanceof Value.Choice c && !c.id().equals(Value.NONE) && !active.contains(c.id()))
            return Optional.empty();
        return given;
    }

    /** Whether the question belongs to this person's questionnaire: yes, no, or not known before another answer. */
    Truth shown(Question question) {
        if (question.phase() == Phase.SCORE && question.issue().isPresent()
                && !active.contains(question.issue().get()))
            return Truth.NO;
        if (question.visibleIf().isEmpty())
            return Truth.YES;
        var known = shown.get(question.id());
        if (known != null)
            return known;
        shown.put(question.id(), Truth.NO); // a cycle shows nothing; the check of protocols refuses it
        var truth = Truth.of(question.visibleIf().get(), this::holds);
        shown.put(question.id(), truth);
        return truth;
    }

    /** What this person may choose from. */
    List<Question.Option> choices(Question question) {
        if (question.source() == Question.Source.OWN)
            return question.type() == QuestionType.YES_NO && question.options().isEmpty() ? YES_NO : question.options();
        return protocol.issues().stream()
                .filter(i -> question.source() == Question.Source.ISSUES || active.contains(i.id()))
                .map(i -> new Question.Option(i.id(), i.label(), 0)).toList();
    }

    /** Whether a condition on one question holds; open while that question can still be asked. */
    Truth holds(Condition.Is is) {
        var question = protocol.question(is.question());
        if (question.isEmpty() || shown(question.get()) == Truth.NO)
            return Truth.NO;
        return value(question.get()).map(v -> Truth.of(hit(is, v))).orElse(Truth.OPEN);
    }

    /** The same for a flag: what somebody does not know about safety stays possible. */
    Truth threatens(Condition.Is is) {
        var value = protocol.question(is.question()).flatMap(this::value);
        if (value.isEmpty())
            return Truth.OPEN;
        if (hit(is, value.get()))
            return Truth.YES;
        return switch (value.get()) {
            case Value.Unknown u -> Truth.OPEN;
            case Value.Several s -> Collections.disjoint(s.open(), is.values()) ? Truth.NO : Truth.OPEN;
            default -> Truth.NO;
        };
    }

    private static boolean hit(Condition.Is is, Value value) {
        List<String> raw = value.raw();
        return raw.stream().anyMatch(is.values()::contains);
    }
}
