package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks that a condition names questions and answers that are there. */
final class Conditions {

    private final Findings found;

    Conditions(Findings found) {
        this.found = found;
    }

    void inspect(String at, Condition condition) {
        switch (condition) {
            case Condition.Is is -> is(at, is);
            case Condition.All all -> parts(at + "/all", all.parts());
            case Condition.Any any -> parts(at + "/any", any.parts());
            case Condition.Not not -> inspect(at + "/not", not.part());
        }
    }

    private void parts(String at, List<Condition> parts) {
        if (parts.isEmpty())
            found.add(at, "E-EMPTY", "An empty list of conditions says nothing; name one, or take the condition out.");
        for (int i = 0; i < parts.size(); i++)
            inspect(at + "/" + i, parts.get(i));
    }

    private void is(String at, Condition.Is is) {
        if (!found.questions.containsKey(is.question())) {
            found.reference(at + "/question", is.question(), List.of(), "question");
            return;
        }
        var known = Stream
                .concat(Stream.of(Value.UNKNOWN, Value.NONE),
                        Visibility.choices(found.protocol, found.questions.get(is.question())).stream())
                .flatMap(o -> Stream.of(o, o + ":" + Value.UNKNOWN)).collect(Collectors.toSet());
        for (int i = 0; i < is.values().size(); i++)
            found.reference(at + "/is/" + i, is.values().get(i), known, "option");
        if (is.values().isEmpty())
            found.add(at + "/is", "E-EMPTY", "A condition names at least one answer.");
    }
}
