package org.tourniquet.directory.channel;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text in several languages, English always among them; who asks in another language gets the English one. */
public final class PerLanguage {

    static final String DEFAULT = "en";

    private PerLanguage() {
    }

    public static String in(String language, Map<String, String> texts) {
        return texts.get(languageShown(language, texts));
    }

    /** The language a reader really gets: the one asked for, else English, else the first there is. */
    static String languageShown(String language, Map<String, String> texts) {
        if (language != null && texts.containsKey(language) || texts.isEmpty())
            return language;
        return texts.containsKey(DEFAULT) ? DEFAULT : new TreeMap<>(texts).firstKey();
    }

    /** Trimmed, and without the empty ones. */
    static SortedMap<String, String> tidy(Map<String, String> texts) {
        SortedMap<String, String> tidy = new TreeMap<>();
        texts.forEach((language, text) -> {
            if (text != null && !text.isBlank())
                tidy.put(language, text.strip());
        });
        return tidy;
    }
}
