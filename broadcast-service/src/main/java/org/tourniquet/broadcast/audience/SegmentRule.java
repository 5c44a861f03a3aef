package org.tourniquet.broadcast.audience;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which people are meant: conditions on what is known of them, joined by all, any and not. It is never empty. */
sealed interface SegmentRule {

    /** Every part holds. */
    record All(List<SegmentRule> parts) implements SegmentRule {
    }

    /** At least one part holds. */
    record Any(List<SegmentRule> parts) implements SegmentRule {
    }

    /** The part does not hold. */
    record Not(SegmentRule part) implements SegmentRule {
    }

    /** The field has one of these values; of what a person has several of, one is enough. */
    record In(SegmentField field, List<String> values) implements SegmentRule {
    }

    /** The field begins with these letters. */
    record StartsWith(SegmentField field, String beginning) implements SegmentRule {
    }

    /** Something is known of the field. */
    record Exists(SegmentField field) implements SegmentRule {
    }

    /** As it is written in JSON, the same rule always in the same way. */
    default JsonNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        return switch (this) {
            case All all -> json.set("all", list(all.parts));
            case Any any -> json.set("any", list(any.parts));
            case Not not -> json.set("not", not.part.json());
            case StartsWith starts -> json.put("field", starts.field.name()).put("startsWith", starts.beginning);
            case Exists exists -> json.put("field", exists.field.name()).put("exists", true);
            case In in -> values(json.put("field", in.field.name()), in);
        };
    }

    private static ObjectNode values(ObjectNode json, In in) {
        if (in.field.kind() == SegmentField.Kind.SAFE_CONTACT)
            return json.put("is", Boolean.parseBoolean(in.values.getFirst()));
        if (in.values.size() == 1)
            return json.put("is", in.values.getFirst());
        ArrayNode values = json.putArray("in");
        in.values.forEach(values::add);
        return json;
    }

    private static ArrayNode list(List<SegmentRule> parts) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        parts.forEach(part -> list.add(part.json()));
        return list;
    }
}
