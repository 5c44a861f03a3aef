package org.tourniquet.broadcast.notice;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.tourniquet.kit.edge.Problem;

/** What only the day itself can say (a place, a time, a number), put into a plan's words once and in all languages. */
final class DayWords {
    private static final int LONGEST = 200;

    private DayWords() {
    }

    /** What these words leave open, in the order in which a reader meets it. */
    static List<String> asked(Collection<Wording> wordings) {
        return wordings.stream().flatMap(words -> words.forms().values().stream())
                .flatMap(text -> Placeholders.unknown(text).stream()).distinct().toList();
    }

    /** What was said, or every reason why it cannot be used; what was left blank stays open. */
    static Map<String, String> checked(Map<String, String> said) {
        Problem wrong = Problem.of(422, "notice-wrong", "The notice cannot be written like this");
        Map<String, String> clean = new TreeMap<>();
        said.forEach((name, value) -> {
            String plain = value == null ? "" : value.strip().replaceAll("\\s+", " ");
            String at = "/values/" + name.replaceAll("[^A-Za-z0-9_-]", "");
            if (plain.length() > LONGEST)
                wrong.at(at, "too-long", "is longer than " + LONGEST + " characters");
            if (plain.contains("{{") || plain.contains("}}") || plain.codePoints().anyMatch(DayWords::strange))
                wrong.at(at, "characters", "has characters that are not text");
            if (!plain.isEmpty())
                clean.put(name, plain);
        });
        wrong.throwIfAny();
        return clean;
    }

    static Map<String, Wording> fill(Map<String, Wording> wordings, Map<String, String> values) {
        Map<String, Wording> full = new TreeMap<>();
        wordings.forEach((language, words) -> full.put(language,
                words.each((_, text) -> Placeholders.fill(text, values)).filledWith(Map.of())));
        return full;
    }

    private static boolean strange(int point) {
        return Character.isISOControl(point) || point >= 0x202A && point <= 0x202E || point >= 0x2066 && point <= 0x2069
                || Character.getType(point) == Character.SURROGATE;
    }
}
