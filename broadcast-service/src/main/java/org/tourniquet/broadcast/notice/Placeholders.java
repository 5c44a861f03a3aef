package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The few things a wording may leave open: {@code {{name}} {{contact}} {{help}} {{unsubscribe}}}. Filled once and as text; a
 * value that itself looks like a placeholder stays as it is, and nobody's words ever reach a template engine.
 */
final class Placeholders {
    /** All that is known. */
    static final Set<String> KNOWN = Set.of("name", "contact", "help", "unsubscribe");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private Placeholders() {
    }

    static String fill(String text, String name, Rendering.Links links) {
        if (text == null)
            return "";
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1)) {
            case "name" -> name == null ? "" : name;
            case "contact" -> links.contact();
            case "help" -> links.help();
            case "unsubscribe" -> links.unsubscribe();
            default -> found.group();
        })).strip();
    }

    /** Puts in what is given, as text and once; everything else stays open. */
    static String fill(String text, Map<String, String> values) {
        return text == null ? null
                : PLACEHOLDER.matcher(text)
                        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /** What stands between double braces and is not known. */
    static List<String> unknown(String text) {
        return text == null ? List.of()
                : PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).filter(name -> !KNOWN.contains(name))
                        .distinct().toList();
    }
}
