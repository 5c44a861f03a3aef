package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An answer as a program gives it; the same key again is the same answer. */
@RegisterForReflection
record Given(String question, JsonNode value, String key) {

    private static final int LONGEST_KEY = 100;
    private static final int MOST_OPTIONS = 100;

    /** What is wrong with its form, all at once; null stands for an empty body. */
    static Given checked(Given given, boolean names) {
        Given asked = given == null ? new Given(null, null, null) : given;
        var problem = new Problem(422, "answer-wrong", "This answer does not fit");
        if (names && asked.question() == null)
            problem.at("/question", "missing", "is missing");
        if (asked.key() != null && (asked.key().isBlank() || asked.key().length() > LONGEST_KEY))
            problem.at("/key", "key-wrong", "must have 1 to " + LONGEST_KEY + " characters");
        asked.check(problem);
        problem.throwIfAny();
        return new Given(asked.question(), asked.value(), asked.key() == null ? UUID.randomUUID().toString() : asked.key());
    }

    private void check(Problem problem) {
        boolean list = value != null && value.isArray() && value.size() <= MOST_OPTIONS;
        if (value == null || value.isNull())
            problem.at("/value", "missing", "is missing");
        else if (!value.isTextual() && !list)
            problem.at("/value", "wrong-form", "must be a text or a list of option ids");
        else if (list)
            value.forEach(v -> {
                if (!v.isTextual() || v.asText().indexOf('\n') >= 0)
                    problem.at("/value", "wrong-form", "must hold option ids only");
            });
    }

    List<String> raw() {
        var raw = new ArrayList<String>();
        if (value.isTextual())
            raw.add(value.asText());
        else
            value.forEach(v -> raw.add(v.asText()));
        return raw;
    }
}
