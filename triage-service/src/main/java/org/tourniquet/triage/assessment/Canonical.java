package org.tourniquet.triage.assessment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one way to write a JSON document (RFC 8785), and what a protocol is recognised by: the SHA-256 of it. */
public final class Canonical {

    /** Words for people, and what says nothing about how is decided. */
    private static final Set<String> WORDS = Set.of("label", "steps", "complications", "sentence", "message",
            "immediateSteps", "text", "sms", "help", "why", "situation", "links", "storyTag", "locales", "defaultLocale",
            "signedOff", "version", "status", "$schema");

    private Canonical() {
    }

    /** Hash of a protocol without its status, which changes while the protocol does not. */
    public static String hash(JsonNode protocol) {
        var content = protocol.deepCopy();
        if (content instanceof ObjectNode object)
            object.remove("status");
        return sha256(of(content));
    }

    /** Hash of what decides alone: two protocols with the same differ in words only. */
    public static String logicHash(JsonNode protocol) {
        return sha256(of(logic(protocol)));
    }

    /** The protocol without its words. */
    static JsonNode logic(JsonNode node) {
        var bare = node.deepCopy();
        strip(bare);
        return bare;
    }

    /** Whether what stands under this name is for people to read and decides nothing. */
    public static boolean isWords(String field) {
        return WORDS.contains(field);
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object)
            object.remove(WORDS);
        node.forEach(Canonical::strip);
    }

    public static String of(JsonNode node) {
        var out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        switch (node) {
            case ObjectNode object -> object(object, out);
            case ArrayNode array -> array(array, out);
            default -> {
                if (node.isTextual())
                    string(node.textValue(), out);
                else
                    out.append(node.isNumber() ? number(node.decimalValue()) : node.asText());
            }
        }
    }

    private static void array(ArrayNode array, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0)
                out.append(',');
            write(array.get(i), out);
        }
        out.append(']');
    }

    /** Keys in the order of their UTF-16 units, which is the order of Java's strings. */
    private static void object(ObjectNode object, StringBuilder out) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        out.append('{');
        for (int i = 0; i < names.size(); i++) {
            if (i > 0)
                out.append(',');
            string(names.get(i), out);
            out.append(':');
            write(object.get(names.get(i)), out);
        }
        out.append('}');
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray())
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        out.append('"');
    }

    /** As ECMAScript writes a double: plain between 1e-6 and 1e21, else with an exponent. */
    private static String number(BigDecimal exact) {
        double value = exact.doubleValue();
        if (value == 0)
            return "0";
        var shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent > -7 && exponent < 21)
            return shortest.toPlainString();
        var digits = shortest.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "") + "e"
                + (exponent > 0 ? "+" : "") + exponent;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
