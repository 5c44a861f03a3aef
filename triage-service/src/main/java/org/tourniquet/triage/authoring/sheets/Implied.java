package org.tourniquet.triage.authoring.sheets;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the engine knows by itself and another program has to be told: a question about an issue is only asked of those who
 * ticked it, or do not know what is happening. In the sheet it stands before the question's own condition.
 */
final class Implied {

    private Implied() {
    }

    /** The question in which people tick what is happening. */
    static Optional<String> gate(JsonNode protocol) {
        for (var q : protocol.path("questions"))
            if (q.path("phase").asText().equals("GATE") && q.path("type").asText().equals("MULTI")
                    && q.path("optionsFrom").asText().equals("ISSUES"))
                return Optional.of(q.path("id").asText());
        return Optional.empty();
    }

    static Optional<ObjectNode> with(JsonNode question, JsonNode protocol) {
        var own = Optional.ofNullable((ObjectNode) question.get("visibleIf"));
        var implied = of(question, protocol);
        if (implied.isEmpty() || own.isEmpty())
            return own.or(() -> implied);
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.putArray("all").add(implied.get()).add(own.get());
        return Optional.of(both);
    }

    static Optional<ObjectNode> without(ObjectNode told, JsonNode question, JsonNode protocol) {
        var implied = of(question, protocol);
        if (implied.isEmpty() || told.equals(implied.get()))
            return implied.isEmpty() ? Optional.of(told) : Optional.empty();
        if (!told.path("all").path(0).equals(implied.get()))
            return Optional.of(told);
        var rest = told.withArray("all");
        rest.remove(0);
        return rest.isEmpty() ? Optional.empty() : Optional.of(rest.size() == 1 ? (ObjectNode) rest.get(0) : told);
    }

    private static Optional<ObjectNode> of(JsonNode question, JsonNode protocol) {
        if (!question.path("phase").asText().equals("SCORE") || !question.has("issue"))
            return Optional.empty();
        return gate(protocol).map(gate -> {
            ObjectNode is = JsonNodeFactory.instance.objectNode().put("question", gate);
            is.putArray("is").add(question.path("issue").asText()).add("unknown");
            return is;
        });
    }
}
