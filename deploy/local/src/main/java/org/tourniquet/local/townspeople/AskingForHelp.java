package org.tourniquet.local.townspeople;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody who follows the link of a message and answers until there is one thing to do. */
final class AskingForHelp {

    // a text has room for the incident's page only, from which the way goes on
    private static final Pattern LINK = Pattern
            .compile("/(?:help\\?incident=|incidents/)([0-9a-f-]{36})(?:&(?:amp;)?r=([\\w-]+))?");
    private static final int PATIENCE = 40;

    private final Outside outside;
    private final URI assessments;
    private final String address;
    private final Random chance;

    AskingForHelp(Outside outside, URI triage, String address) {
        this.outside = outside;
        this.assessments = triage.resolve("/api/assessments");
        this.address = address;
        this.chance = new Random(Nature.number(address));
    }

    /** whether the message shows a way to help */
    boolean shown(String message) {
        return LINK.matcher(message).find();
    }

    /** @return whether it led to a verdict */
    boolean follow(String message) throws IOException, InterruptedException {
        Matcher link = LINK.matcher(message);
        if (!link.find()) {
            return false;
        }
        Map<String, Object> begin = new LinkedHashMap<>(Map.of("incident", link.group(1), "mode", "WEB", "language",
                Words.language(message), "person", Map.of(address.contains("@") ? "email" : "phone", address)));
        if (link.group(2) != null) {
            begin.put("recipient", link.group(2));
        }
        JsonNode begun = outside.post(assessments, begin);
        URI answers = URI.create(assessments + "/" + begun.get("token").asText() + "/answers");
        JsonNode next = begun.get("next");
        for (int asked = 0; asked < PATIENCE && !next.hasNonNull("verdict"); asked++) {
            JsonNode question = next.get("question");
            next = outside.post(answers, Map.of("question", question.get("id").asText(), "value", answer(question), "key",
                    "townspeople-" + asked)).get("next");
        }
        return next.hasNonNull("verdict");
    }

    private Object answer(JsonNode question) {
        List<String> options = new ArrayList<>();
        question.path("options").forEach(option -> options.add(option.get("id").asText()));
        // danger is rare, or the desk would see nothing else
        int likely = question.path("phase").asText().equals("SAFETY") ? 4 : 40;
        boolean yes = chance.nextInt(100) < likely;
        String any = options.isEmpty() ? "unknown" : options.get(chance.nextInt(options.size()));
        return switch (question.get("type").asText()) {
            case "YES_NO" -> yes ? "yes" : "no";
            case "MULTI" -> yes && !options.isEmpty() ? List.of(any) : List.of();
            case "TEXT" -> "Everything at once, and the children are with me.";
            default -> any;
        };
    }
}
