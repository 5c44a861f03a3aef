package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.tourniquet.triage.protocol.Value;

/** What a page posted: the answer is the pressed button, the ticks, or own words. */
record Form(Map<String, List<String>> fields) {

    private static final int LONGEST_KEY = 60;

    String first(String name) {
        List<String> values = fields.get(name);
        return values == null || values.isEmpty() ? null : values.getFirst();
    }

    boolean has(String name) {
        return first(name) != null;
    }

    List<String> raw() {
        if (has("words") && !first("words").isBlank())
            return List.of(first("words"));
        return switch (first("go")) {
            case "unknown" -> List.of(Value.UNKNOWN);
            case "none" -> List.of();
            case null, default -> fields.getOrDefault("value", List.of());
        };
    }

    /** The same click twice is one answer; another answer from a page gone back to is another one. */
    String key() {
        String page = has("key") && first("key").length() <= LONGEST_KEY ? first("key") : UUID.randomUUID().toString();
        return page + ":" + Integer.toHexString(String.join("\n", raw()).hashCode());
    }
}
