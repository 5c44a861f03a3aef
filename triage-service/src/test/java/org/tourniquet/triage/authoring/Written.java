package org.tourniquet.triage.authoring;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A protocol of three issues as an editor would write it, cut out of the one that ships. */
final class Written {

    private static final Set<String> ISSUES = Set.of("care", "power", "comms");

    private Written() {
    }

    static ObjectNode protocol(String key) {
        try (var in = Written.class.getResourceAsStream("/protocols/natural-disaster.json")) {
            var whole = (ObjectNode) new ObjectMapper().readTree(in);
            whole.put("key", key).remove("status");
            keep(whole.withArray("issues"), "id");
            keep(whole.withArray("influence"), "from");
            keep(whole.withArray("influence"), "to");
            keep(whole.withArray("questions"), "issue");
            whole.putArray("locales").add("en").add("fi");
            return whole;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode at(ObjectNode protocol, String pointer) {
        return (ObjectNode) protocol.at(pointer);
    }

    private static void keep(ArrayNode list, String field) {
        for (int i = list.size() - 1; i >= 0; i--) {
            JsonNode name = list.get(i).path(field);
            if (name.isTextual() && !ISSUES.contains(name.asText()))
                list.remove(i);
        }
    }
}
