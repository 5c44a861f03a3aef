package org.tourniquet.triage.assessment;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

import org.tourniquet.triage.protocol.Flaw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Holds a JSON document against the published schema of a protocol. The schema is the one truth about the shape: what it
 * refuses the reader refuses, with the code and the sentence that stand beside the rule.
 */
final class Shape {

    static final String SCHEMA = "/schemas/protocol.schema.json";

    private static final JsonNode ROOT = schema();

    private final List<Flaw> flaws = new ArrayList<>();

    private Shape() {
    }

    static List<Flaw> flaws(JsonNode document) {
        var shape = new Shape();
        shape.value(document, ROOT, "");
        return List.copyOf(shape.flaws);
    }

    static JsonNode schema() {
        try (var in = Shape.class.getResourceAsStream(SCHEMA)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("The schema of protocols cannot be read", e);
        }
    }

    private void value(JsonNode value, JsonNode rule, String at) {
        var reference = rule.path("$ref").asText("");
        if (!reference.isEmpty())
            value(value, ROOT.at(reference.substring(1)), at);
        else if (rule.has("oneOf"))
            alternative(value, rule, at);
        else if (rule.has("enum") || rule.has("const"))
            oneOf(value, rule, at);
        else if (!is(rule.path("type").asText(), value))
            flaws.add(new Flaw(at, value.isNumber() && rule.path("type").asText().equals("integer") ? "E-WEIGHT" : "E-SHAPE",
                    rule.path("x-say").asText(kind(rule.path("type").asText()))));
        else if (value.isObject())
            object(value, rule, at);
        else if (value.isArray())
            list(value, rule, at);
        else
            plain(value, rule, at);
    }

    /** The alternatives differ in their type or in their first needed field. */
    private void alternative(JsonNode value, JsonNode rule, String at) {
        for (var one : rule.path("oneOf"))
            if (is(resolved(one).path("type").asText(), value)
                    && (!one.has("required") || value.has(one.at("/required/0").asText()))) {
                value(value, one, at);
                return;
            }
        flaws.add(new Flaw(at, "E-SHAPE", rule.path("x-say").asText()));
    }

    private void object(JsonNode value, JsonNode rule, String at) {
        for (var needed : rule.path("required"))
            if (!value.has(needed.asText()))
                missing(at + "/" + needed.asText(), rule.path("properties").path(needed.asText()));
        for (var field : value.properties()) {
            var own = rule.path("properties").path(field.getKey());
            var place = at + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            if (!own.isMissingNode())
                value(field.getValue(), own, place);
            else if (rule.path("additionalProperties").isObject())
                value(field.getValue(), rule.path("additionalProperties"), place);
            else
                flaws.add(new Flaw(place, rule.path("x-unknown").asText("E-SHAPE"),
                        "Nothing of this name belongs here; known are " + names(rule) + "."));
        }
    }

    private static String names(JsonNode rule) {
        return String.join(", ", StreamSupport.stream(rule.path("properties").properties().spliterator(), false)
                .map(p -> p.getKey()).toList());
    }

    private void missing(String at, JsonNode rule) {
        var resolved = resolved(rule);
        flaws.add(new Flaw(at, code(rule, resolved),
                "This is missing. " + resolved.path("x-say").asText(kind(resolved.path("type").asText()))));
    }

    private void list(JsonNode list, JsonNode rule, String at) {
        if (list.size() < rule.path("minItems").asInt(0) || list.size() > rule.path("maxItems").asInt(Integer.MAX_VALUE))
            flaws.add(new Flaw(at, list.isEmpty() ? code(rule, rule) : rule.has("x-say") ? code(rule, rule) : "E-LIMIT",
                    rule.path("x-say").asText(list.isEmpty() ? "At least one belongs here."
                            : "At most " + rule.path("maxItems").asInt() + " can be weighed.")));
        for (int i = 0; i < list.size(); i++)
            value(list.path(i), rule.path("items"), at + "/" + i);
    }

    private void plain(JsonNode value, JsonNode rule, String at) {
        boolean wrong = rule.has("pattern") && !value.asText().matches(rule.path("pattern").asText())
                || value.asText().length() < rule.path("minLength").asInt(0)
                || value.isNumber() && (value.decimalValue().compareTo(bound(rule, "minimum")) < 0
                        || value.decimalValue().compareTo(bound(rule, "maximum")) > 0);
        if (wrong)
            flaws.add(new Flaw(at, code(rule, rule), rule.path("x-say").asText("This is not between "
                    + rule.path("minimum").asText() + " and " + rule.path("maximum").asText() + ".")));
        if (value.isNumber() && value.decimalValue().toBigInteger().bitLength() > 62)
            flaws.add(new Flaw(at, "E-OVERFLOW", "No sum with this number fits into 62 bits; give at most a million."));
    }

    private static BigDecimal bound(JsonNode rule, String name) {
        return rule.has(name) ? rule.path(name).decimalValue()
                : BigDecimal.valueOf(name.equals("minimum") ? Long.MIN_VALUE : Long.MAX_VALUE);
    }

    private void oneOf(JsonNode value, JsonNode rule, String at) {
        var allowed = new ArrayList<JsonNode>();
        rule.path("enum").forEach(allowed::add);
        if (rule.has("const"))
            allowed.add(rule.path("const"));
        if (!allowed.contains(value))
            flaws.add(new Flaw(at, rule.path("x-code").asText("E-SHAPE"), "“" + value.asText() + "” is none of "
                    + String.join(", ", allowed.stream().map(JsonNode::asText).toList()) + "."));
    }

    private static JsonNode resolved(JsonNode rule) {
        return rule.has("$ref") ? ROOT.at(rule.path("$ref").asText().substring(1)) : rule;
    }

    private static String code(JsonNode rule, JsonNode resolved) {
        return rule.path("x-code").asText(resolved.path("x-code").asText("E-SHAPE"));
    }

    private static boolean is(String type, JsonNode value) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "boolean" -> value.isBoolean();
            case "integer" -> value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            default -> throw new IllegalStateException("The schema of protocols uses an unknown type: " + type);
        };
    }

    private static String kind(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "object" -> "Here belongs an object with fields of its own.";
            case "array" -> "Here belongs a list.";
            case "string" -> "Here belongs a text.";
            case "boolean" -> "Here belongs true or false.";
            case "integer" -> "Here belongs a whole number.";
            default -> "Here belongs one of the words of the schema.";
        };
    }
}
