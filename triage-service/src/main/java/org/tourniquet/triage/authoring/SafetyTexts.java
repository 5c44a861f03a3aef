package org.tourniquet.triage.authoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.tourniquet.triage.assessment.Canonical;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a signature is for: a language's safety questions with their options, and its red flags with their steps. */
final class SafetyTexts {

    /** Under these names stands one text a language. */
    private static final Set<String> TEXTS = Set.of("text", "sms", "help", "why", "label", "message", "immediateSteps");

    private SafetyTexts() {
    }

    static List<String> languages(JsonNode protocol) {
        var languages = new ArrayList<String>();
        protocol.path("locales").forEach(l -> {
            if (l.isTextual() && !languages.contains(l.textValue()))
                languages.add(l.textValue());
        });
        return languages;
    }

    /** Their hash. What they are shown for belongs to them: the right words under the wrong flag are wrong words. */
    static String of(JsonNode protocol, String language) {
        var texts = JsonNodeFactory.instance.objectNode();
        var questions = texts.putArray("questions");
        protocol.path("questions").forEach(q -> {
            if (q.path("phase").asText().equals("SAFETY"))
                questions.add(only(q.deepCopy(), language));
        });
        var flags = texts.putArray("flags");
        protocol.path("flags").forEach(flag -> flags.add(only(flag.deepCopy(), language)));
        return Canonical.hash(texts);
    }

    private static JsonNode only(JsonNode node, String language) {
        if (node instanceof ObjectNode object)
            object.fieldNames().forEachRemaining(name -> {
                if (TEXTS.contains(name))
                    each(object.get(name), language);
                else
                    only(object.get(name), language);
            });
        else
            node.forEach(part -> only(part, language));
        return node;
    }

    private static void each(JsonNode text, String language) {
        if (text instanceof ArrayNode texts)
            texts.forEach(one -> each(one, language));
        else if (text instanceof ObjectNode words)
            words.retain(language);
    }
}
