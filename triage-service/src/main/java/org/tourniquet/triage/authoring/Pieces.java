package org.tourniquet.triage.authoring;

import java.util.Optional;

import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts one piece of a document in its place, adds one behind a list's last, or takes one out (as RFC 6901 points). */
final class Pieces {

    private Pieces() {
    }

    static void put(ObjectNode document, String pointer, Optional<JsonNode> piece) {
        var at = pointer(pointer);
        if (at.matches()) {
            whole(document, piece);
            return;
        }
        var parent = document.at(at.head());
        String name = at.last().getMatchingProperty();
        switch (parent) {
            case ObjectNode object -> piece.ifPresentOrElse(p -> object.set(name, p), () -> object.remove(name));
            case ArrayNode array -> item(array, name, at.last().getMatchingIndex(), piece);
            default -> throw Problem.notFound();
        }
    }

    static JsonPointer pointer(String pointer) {
        try {
            return JsonPointer.compile(pointer == null ? "" : pointer);
        } catch (IllegalArgumentException e) {
            throw Problem.notFound();
        }
    }

    private static void whole(ObjectNode document, Optional<JsonNode> piece) {
        document.removeAll();
        document.setAll((ObjectNode) piece.filter(JsonNode::isObject).orElseThrow(
                () -> Problem.of(422, "protocol-wrong", "This cannot be read as a protocol").at("", "E-SHAPE",
                        "A protocol is an object.")));
    }

    private static void item(ArrayNode array, String name, int index, Optional<JsonNode> piece) {
        if (name.equals("-") && piece.isPresent())
            array.add(piece.get());
        else if (index < 0 || index >= array.size())
            throw Problem.notFound();
        else if (piece.isPresent())
            array.set(index, piece.get());
        else
            array.remove(index);
    }
}
