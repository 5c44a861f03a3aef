package org.tourniquet.triage.protocol;

import java.io.IOException;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The natural-disaster protocol as an author at work may leave it. */
final class Altered {

    private static final JsonNode DISASTER = disaster();

    private Altered() {
    }

    static ObjectNode json(Consumer<ObjectNode> change) {
        ObjectNode protocol = DISASTER.deepCopy();
        change.accept(protocol);
        return protocol;
    }

    static ObjectNode object(JsonNode root, String pointer) {
        return (ObjectNode) root.at(pointer);
    }

    static ArrayNode array(JsonNode root, String pointer) {
        return (ArrayNode) root.at(pointer);
    }

    private static JsonNode disaster() {
        try (var in = Altered.class.getResourceAsStream("/protocols/natural-disaster.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
