package org.tourniquet.triage.authoring.sheets;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.tourniquet.kit.edge.Languages;

import com.fasterxml.jackson.databind.JsonNode;

/** How XLSForm names the languages of its columns: {@code label::English (en)}. */
final class Tongue {

    private static final Pattern TAG = Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    private static final Pattern IN_BRACKETS = Pattern.compile(".*\\(([^()]+)\\)");
    private static final Map<String, String> ENGLISH = Map.of("en", "English", "fr", "French", "fi", "Finnish", "hu",
            "Hungarian", "eo", "Esperanto", "ar", "Arabic");

    private Tongue() {
    }

    static String named(String tag) {
        return ENGLISH.getOrDefault(tag, tag) + " (" + tag + ")";
    }

    /** The tag in brackets, or what stands there alone: a tag, or the name of a language that we speak. */
    static Optional<String> tag(String name) {
        var brackets = IN_BRACKETS.matcher(name);
        if (brackets.matches())
            return Optional.of(brackets.group(1).strip());
        var known = Languages.ALL.stream().filter(tag -> ENGLISH.get(tag).equalsIgnoreCase(name)
                || Languages.nameOf(tag).equalsIgnoreCase(name)).findFirst();
        return known.or(() -> TAG.matcher(name).matches() && name.toLowerCase(Locale.ROOT).length() < 9 ? Optional.of(name)
                : Optional.empty());
    }

    /** The languages of a protocol in its own order, then those that only some texts have. */
    static List<String> of(JsonNode protocol) {
        var tongues = new LinkedHashSet<String>();
        protocol.path("locales").forEach(tag -> tongues.add(tag.asText()));
        var more = new TreeSet<String>();
        texts("", protocol, more);
        tongues.addAll(more);
        return List.copyOf(tongues);
    }

    private static final Set<String> TEXTS = Set.of("situation", "label", "sentence", "message", "text", "sms", "help", "why",
            "url", "steps", "complications", "immediateSteps");

    private static void texts(String name, JsonNode node, Set<String> found) {
        if (node.isObject() && TEXTS.contains(name))
            node.fieldNames().forEachRemaining(found::add);
        else if (node.isArray())
            node.forEach(item -> texts(name, item, found));
        else
            node.properties().forEach(field -> texts(field.getKey(), field.getValue(), found));
    }
}
