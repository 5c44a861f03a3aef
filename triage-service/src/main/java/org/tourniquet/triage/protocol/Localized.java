package org.tourniquet.triage.protocol;

import java.util.Map;

/** A string in several languages, read along the chain xx-YY, xx, the protocol's own language. */
public record Localized(Map<String, String> texts, String fallback) {

    public Localized {
        texts = Map.copyOf(texts);
    }

    /** The text in the reader's language, or the nearest there is; empty only if there is none at all. */
    public String in(String language) {
        if (language != null) {
            if (texts.containsKey(language))
                return texts.get(language);
            var base = language.split("[-_]", 2)[0];
            if (texts.containsKey(base))
                return texts.get(base);
        }
        return texts.getOrDefault(fallback, "");
    }
}
