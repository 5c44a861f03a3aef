package org.tourniquet.triage.authoring.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A protocol without what no cell can show: blanks at the ends of texts, and texts that are empty. */
public final class Tidy {

    private Tidy() {
    }

    public static JsonNode of(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode array -> array(array);
            default -> node.isTextual() ? JsonNodeFactory.instance.textNode(Cells.tidy(node.asText())) : node;
        };
    }

    private static JsonNode object(ObjectNode object) {
        var tidy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            var value = of(field.getValue());
            if (!value.isTextual() || !value.asText().isEmpty())
                tidy.set(field.getKey(), value);
        });
        return tidy;
    }

    private static JsonNode array(ArrayNode array) {
        var tidy = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> tidy.add(of(item)));
        return tidy;
    }
}
