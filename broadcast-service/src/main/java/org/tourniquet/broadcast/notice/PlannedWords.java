package org.tourniquet.broadcast.notice;

import java.util.Map;
import java.util.TreeMap;

import org.tourniquet.kit.edge.Problem;

/** The words of a plan's notice: what a notice's own words must not be, but placeholders of the day may stand in them. */
final class PlannedWords {
    /** A placeholder's name, as it may be filled on the day. */
    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,39}";

    private PlannedWords() {
    }

    static Map<String, Wording> checked(Problem wrong, String at, Map<String, Wording> wordings) {
        Map<String, Wording> clean = new TreeMap<>();
        wordings.forEach((language, words) -> {
            String place = at + "/wordings/" + language.replaceAll("[^A-Za-z0-9-]", "");
            if (!language.matches("[a-z]{2,3}"))
                wrong.at(place, "language", "is not a language code like en, fr or fi");
            else if (words != null)
                clean.put(language, words.each((form, text) -> form(wrong, place + "/" + form, text, most(form))));
        });
        return clean;
    }

    private static int most(String form) {
        return switch (form) {
            case "subject" -> 200;
            case "body" -> 20_000;
            case "sms" -> 1_600;
            case "banner" -> 300;
            default -> 5_000;
        };
    }

    private static String form(Problem wrong, String at, String text, int most) {
        if (text == null)
            return null;
        if (text.length() > most)
            wrong.at(at, "too-long", "is %,d characters; %,d fit".formatted(text.length(), most));
        if (text.codePoints().anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t'
                || Character.getType(point) == Character.SURROGATE))
            wrong.at(at, "characters", "has characters that are not text");
        if (most < 1_000 && text.contains("\n"))
            wrong.at(at, "line-break", "must be one line");
        Placeholders.unknown(text).stream().filter(name -> !name.matches(NAME)).findFirst()
                .ifPresent(name -> wrong.at(at, "placeholder", "has a placeholder whose name is not one word"));
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
    }
}
