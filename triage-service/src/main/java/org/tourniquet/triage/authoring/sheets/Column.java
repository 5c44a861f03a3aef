package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One column of a sheet and the field behind it; {@code /} in the path goes into an inner object. */
record Column(String header, String path, Kind kind) {

    enum Kind {
        /** An id or a word, as it is. */
        WORD,
        /** One of the words of the schema, which are in capitals. */
        NAME,
        NUMBER,
        YES_NO,
        /** Several words with blanks between. */
        WORDS,
        /** A text per language: a column for each. */
        TEXTS,
        /** Made and read by hand, for what is not one field. */
        OWN
    }

    static Column own(String header) {
        return new Column(header, "", Kind.OWN);
    }

    JsonNode field(JsonNode object) {
        return path.isEmpty() ? object : object.at("/" + path);
    }

    /** What stands in the cell, except for texts; nothing for an absent field. */
    String shown(JsonNode object) {
        var field = field(object);
        return switch (kind) {
            case NUMBER -> field.isNumber() ? field.decimalValue().toBigInteger().toString() : "";
            case YES_NO -> field.isBoolean() ? field.asBoolean() ? "yes" : "no" : "";
            case WORDS -> words(field);
            default -> field.isTextual() ? field.asText() : "";
        };
    }

    private static String words(JsonNode list) {
        var words = new ArrayList<String>();
        if (list.isArray())
            list.forEach(word -> words.add(word.asText()));
        return String.join(" ", words);
    }

    /** Puts what stands in the cell into its field; false if this cannot stand there. */
    boolean take(String text, ObjectNode into) {
        var make = JsonNodeFactory.instance;
        JsonNode value = switch (kind) {
            case NUMBER -> Cells.whole(text).orElse(null);
            case YES_NO -> Cells.yes(text).<JsonNode> map(make::booleanNode).orElse(null);
            case WORDS -> listed(text);
            case NAME -> make.textNode(text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]+", "_"));
            default -> make.textNode(text);
        };
        if (value != null)
            put(into, value);
        return value != null;
    }

    private static JsonNode listed(String text) {
        var words = JsonNodeFactory.instance.arrayNode();
        for (var word : text.split("[\\s,;]+"))
            words.add(word);
        return words;
    }

    void put(ObjectNode into, JsonNode value) {
        var parent = into;
        var names = path.split("/");
        for (int i = 0; i < names.length - 1; i++)
            parent = parent.withObject("/" + names[i]);
        parent.set(names[names.length - 1], value);
    }
}
