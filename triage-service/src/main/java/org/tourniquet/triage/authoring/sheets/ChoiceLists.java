package org.tourniquet.triage.authoring.sheets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The lists of choices of a protocol: the same choices stand once, however many questions offer them. Rows that another
 * program needs and we make by ourselves (the issues, yes and no, "I don't know") are marked as automatic.
 */
final class ChoiceLists {

    static final String ISSUES = "issues";
    static final String YES_NO = "yes_no";
    static final String UNKNOWN = "unknown";
    static final String NONE = "none";

    private static final Map<String, Map<String, String>> WORDS = Map.of(
            UNKNOWN, Map.of("en", "I don’t know", "fr", "Je ne sais pas", "fi", "En tiedä", "hu", "Nem tudom", "eo",
                    "Mi ne scias", "ar", "لا أعرف"),
            NONE, Map.of("en", "None of these", "fr", "Rien de tout cela", "fi", "Ei mikään näistä", "hu", "Egyik sem", "eo",
                    "Neniu el ĉi tiuj", "ar", "لا شيء من هذا"),
            "yes", Map.of("en", "Yes", "fr", "Oui", "fi", "Kyllä", "hu", "Igen", "eo", "Jes", "ar", "نعم"),
            "no", Map.of("en", "No", "fr", "Non", "fi", "Ei", "hu", "Nem", "eo", "Ne", "ar", "لا"));

    private final JsonNode protocol;
    private final List<String> tongues;
    private final Map<JsonNode, String> names = new LinkedHashMap<>();
    private final Set<String> withUnknown = new LinkedHashSet<>();
    private final Set<String> standard = new LinkedHashSet<>();

    ChoiceLists(JsonNode protocol, List<String> tongues) {
        this.protocol = protocol;
        this.tongues = tongues;
        var sharing = new LinkedHashMap<JsonNode, List<JsonNode>>();
        for (var question : protocol.path("questions"))
            if (question.path("options").isEmpty())
                standard(question);
            else
                sharing.computeIfAbsent(question.path("options"), o -> new ArrayList<>()).add(question);
        sharing.forEach((options, questions) -> names.put(options, free(named(questions))));
        for (var question : protocol.path("questions"))
            if (allowsUnknown(question) && !question.path("type").asText().equals("TEXT"))
                withUnknown.add(of(question));
    }

    private void standard(JsonNode question) {
        if (!question.path("type").asText().equals("TEXT"))
            standard.add(of(question));
    }

    /** The list that a question offers. */
    String of(JsonNode question) {
        return !question.path("options").isEmpty() ? names.get(question.path("options"))
                : question.path("type").asText().equals("YES_NO") ? YES_NO : ISSUES;
    }

    /** XLSForm's filter for what is in the list but not offered here. */
    String filter(JsonNode question) {
        var parts = new ArrayList<String>();
        String list = of(question);
        boolean unknown = allowsUnknown(question);
        if (list.equals(ISSUES) && question.path("optionsFrom").asText().equals("ACTIVE_ISSUES"))
            Implied.gate(protocol).ifPresent(gate -> parts.add("(selected(${" + gate + "}, name) or selected(${" + gate
                    + "}, 'unknown') or name = 'none' or name = 'unknown')"));
        if (list.equals(ISSUES) && !question.path("type").asText().equals("PICK"))
            parts.add("name != 'none'");
        if (withUnknown.contains(list) && !unknown)
            parts.add("name != 'unknown'");
        return String.join(" and ", parts);
    }

    /** All rows: the list's name, the choice, and whether we make it ourselves. */
    List<Choice> rows() {
        var rows = new ArrayList<Choice>();
        names.forEach((options, list) -> {
            options.forEach(option -> rows.add(new Choice(list, option, false)));
            unknown(list, rows);
        });
        if (standard.contains(YES_NO)) {
            rows.add(made(YES_NO, "yes"));
            rows.add(made(YES_NO, "no"));
            unknown(YES_NO, rows);
        }
        if (standard.contains(ISSUES)) {
            for (var issue : protocol.path("issues")) {
                ObjectNode choice = JsonNodeFactory.instance.objectNode().put("id", issue.path("id").asText());
                choice.set("label", issue.path("label"));
                rows.add(new Choice(ISSUES, choice, true));
            }
            rows.add(made(ISSUES, NONE));
            unknown(ISSUES, rows);
        }
        return rows;
    }

    record Choice(String list, JsonNode option, boolean automatic) {
    }

    private void unknown(String list, List<Choice> rows) {
        if (withUnknown.contains(list))
            rows.add(made(list, UNKNOWN));
    }

    private Choice made(String list, String id) {
        ObjectNode choice = JsonNodeFactory.instance.objectNode().put("id", id);
        var label = choice.putObject("label");
        tongues.forEach(tag -> label.put(tag, WORDS.get(id).getOrDefault(tag, WORDS.get(id).get("en"))));
        return new Choice(list, choice, true);
    }

    private static boolean allowsUnknown(JsonNode question) {
        return question.path("unknown").path("allowed").asBoolean(false);
    }

    /** After the question, or where several share it after what they tell. */
    private static String named(List<JsonNode> questions) {
        var first = questions.getFirst();
        String name = questions.size() == 1 || !first.has("dimension") ? first.path("id").asText()
                : first.path("dimension").asText().toLowerCase(Locale.ROOT);
        return name.replaceAll("\\s", "_");
    }

    private String free(String name) {
        String free = name;
        for (int i = 2; names.containsValue(free) || free.equals(ISSUES) || free.equals(YES_NO); i++)
            free = name + "_" + i;
        return free;
    }
}
