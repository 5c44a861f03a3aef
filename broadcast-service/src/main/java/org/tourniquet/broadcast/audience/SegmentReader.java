package org.tourniquet.broadcast.audience;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;

import org.tourniquet.broadcast.audience.SegmentField.Asked;
import org.tourniquet.broadcast.audience.SegmentField.Kind;
import org.tourniquet.kit.edge.Problem;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads a segment's rule and names every place that is wrong at once. What it does not understand it refuses: a condition
 * that fell away unseen would mean more people than were meant.
 */
final class SegmentReader {
    private static final Set<String> JOINTS = Set.of("all", "any", "not");
    private static final int DEPTH = 6;
    private static final int CONDITIONS = 100;
    private static final int VALUES = 200;
    private static final int LENGTH = 500;

    private final Predicate<UUID> knownAudience;
    private final Problem wrong;
    private int conditions;

    private SegmentReader(Predicate<UUID> knownAudience, Problem wrong) {
        this.knownAudience = knownAudience;
        this.wrong = wrong;
    }

    /** The rule, or null when something was wrong with it: then {@code wrong} says where and what. */
    static SegmentRule read(JsonNode json, Predicate<UUID> knownAudience, Problem wrong) {
        int before = wrong.errors().size();
        SegmentRule rule = new SegmentReader(knownAudience, wrong).rule(json, "/rule", 1);
        return wrong.errors().size() == before ? rule : null;
    }

    private SegmentRule rule(JsonNode json, String at, int depth) {
        if (json == null || json.isMissingNode() || json.isNull())
            return refuse(at, "missing", "must say who is meant; everyone is an audience, not a segment");
        if (!json.isObject())
            return refuse(at, "not-a-rule", "must be an object with all, any, not or field");
        if (depth > DEPTH)
            return refuse(at, "too-deep", "is nested deeper than " + DEPTH);
        List<String> joints = names(json).stream().filter(JOINTS::contains).toList();
        if (joints.isEmpty())
            return condition(json, at);
        if (json.size() > 1)
            return refuse(at, "ambiguous", "must have one of all, any, not or field, and nothing beside it");
        String joint = joints.getFirst();
        JsonNode inside = json.get(joint);
        if (joint.equals("not")) {
            SegmentRule part = rule(inside, at + "/not", depth + 1);
            return part == null ? null : new SegmentRule.Not(part);
        }
        if (!inside.isArray() || inside.isEmpty())
            return refuse(at + "/" + joint, "empty", "must hold at least one condition; nothing never means everyone");
        List<SegmentRule> parts = new ArrayList<>();
        for (int i = 0; i < inside.size() && conditions <= CONDITIONS; i++)
            parts.add(rule(inside.get(i), at + "/" + joint + "/" + i, depth + 1));
        return joint.equals("all") ? new SegmentRule.All(parts) : new SegmentRule.Any(parts);
    }

    private SegmentRule condition(JsonNode json, String at) {
        if (++conditions == CONDITIONS + 1)
            return refuse(at, "too-many", "is one of more than " + CONDITIONS + " conditions");
        JsonNode name = json.get("field");
        if (name == null || !name.isTextual())
            return refuse(at + "/field", "missing", "must name what is asked about, or use all, any or not");
        SegmentField field = SegmentField.named(name.textValue()).filter(known -> known.name().length() <= LENGTH).orElse(null);
        if (field == null)
            return refuse(at + "/field", "unknown", "is not known; there are language, region, timeZone, tags, media, "
                    + "safeContact, audience and attributes.NAME");
        Map.Entry<String, JsonNode> asked = null;
        for (Iterator<Map.Entry<String, JsonNode>> each = json.fields(); each.hasNext();) {
            Map.Entry<String, JsonNode> entry = each.next();
            if (entry.getKey().equals("field"))
                continue;
            if (asked != null)
                return refuse(at, "ambiguous", "must ask one thing: is, in, startsWith or exists");
            asked = entry;
        }
        if (asked == null)
            return refuse(at, "missing", "must ask something: is, in, startsWith or exists");
        return asked(field, asked.getKey(), asked.getValue(), at + "/" + asked.getKey());
    }

    private SegmentRule asked(SegmentField field, String verb, JsonNode value, String at) {
        Asked asked = switch (verb) {
            case "is" -> Asked.IS;
            case "in" -> Asked.IN;
            case "startsWith" -> Asked.STARTS_WITH;
            case "exists" -> Asked.EXISTS;
            default -> null;
        };
        if (asked == null || !field.kind().may(asked))
            return refuse(at, "unknown", "cannot be asked of " + field.name());
        return switch (asked) {
            case IS -> values(field, List.of(value), at, false);
            case IN -> value.isArray() && !value.isEmpty() && value.size() <= VALUES ? values(field, value, at, true)
                    : refuse(at, "empty", "must be a list of 1 to " + VALUES + " values");
            case STARTS_WITH -> new SegmentRule.StartsWith(field, text(value, at));
            case EXISTS -> !value.isBoolean() ? refuse(at, "not-a-boolean", "must be true or false")
                    : value.booleanValue() ? new SegmentRule.Exists(field)
                            : new SegmentRule.Not(new SegmentRule.Exists(field));
        };
    }

    private SegmentRule values(SegmentField field, Iterable<JsonNode> list, String at, boolean several) {
        TreeSet<String> values = new TreeSet<>();
        int place = 0;
        for (JsonNode each : list) {
            String value = value(field.kind(), each, several ? at + "/" + place : at);
            if (value != null)
                values.add(value);
            place++;
        }
        return new SegmentRule.In(field, List.copyOf(values));
    }

    private String value(Kind kind, JsonNode json, String at) {
        if (kind == Kind.SAFE_CONTACT && json.isBoolean())
            return json.asText();
        String value = text(json, at);
        if (value == null)
            return null;
        String fault = switch (kind) {
            case LANGUAGE -> value.matches("[a-z]{2,3}") ? null : "is not a language code like en, fr or fi";
            case MEDIA -> value.equals("EMAIL") || value.equals("SMS") ? null : "must be EMAIL or SMS";
            case SAFE_CONTACT -> "must be true or false";
            case AUDIENCE -> known(value) ? null : "is not an audience there is";
            case TIME_ZONE -> zone(value) ? null : "is not a time zone like Europe/Helsinki";
            case REGION, TAGS, ATTRIBUTE -> null;
        };
        return fault == null ? value : refuse(at, "unknown", fault);
    }

    private String text(JsonNode json, String at) {
        if (!json.isTextual() || json.textValue().isBlank())
            return refuse(at, "missing", "must be a text that is not empty");
        String value = json.textValue();
        if (value.length() > LENGTH)
            return refuse(at, "too-long", "is longer than " + LENGTH + " characters");
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE))
            return refuse(at, "control-characters", "has control characters or half a character");
        return value;
    }

    private boolean known(String id) {
        try {
            return UUID.fromString(id).toString().equals(id) && knownAudience.test(UUID.fromString(id));
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }

    private static boolean zone(String id) {
        try {
            return ZoneId.of(id) != null;
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static Set<String> names(JsonNode json) {
        Set<String> names = new TreeSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private <T> T refuse(String at, String code, String detail) {
        wrong.at(at, code, detail);
        return null;
    }
}
