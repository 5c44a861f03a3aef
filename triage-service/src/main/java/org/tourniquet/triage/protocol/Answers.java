package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything a person answered, in order and never rewritten; the last answer to a question is the one that holds. */
public record Answers(List<Answer> log) {

    public static final Answers NONE = new Answers(List.of());

    public Answers {
        log = List.copyOf(log);
    }

    public Answers with(Answer answer) {
        var longer = new ArrayList<>(log);
        longer.add(answer);
        return new Answers(longer);
    }

    public Answers with(String question, Value value) {
        return with(new Answer(question, value));
    }

    /** What holds now for this question. */
    public Optional<Value> current(String question) {
        for (int i = log.size() - 1; i >= 0; i--)
            if (log.get(i).question().equals(question))
                return Optional.of(log.get(i).value());
        return Optional.empty();
    }

    /** What had been answered after the first n entries. */
    Answers first(int n) {
        return new Answers(log.subList(0, n));
    }
}
