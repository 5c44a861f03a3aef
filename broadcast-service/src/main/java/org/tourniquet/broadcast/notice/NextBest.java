package org.tourniquet.broadcast.notice;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.tourniquet.kit.edge.Languages;

/** Which of a notice's languages somebody gets: their own, else what is configured as next best, else English, else any. */
@ApplicationScoped
class NextBest {
    /** Why it is this one. */
    enum Why {
        OWN,
        NEXT_BEST,
        ENGLISH,
        ONLY
    }

    /** A language, and why somebody who reads another may get it. */
    record Choice(String reads, String gets, Why why) {
        boolean own() {
            return why == Why.OWN;
        }

        /** As it is told to a manager: "there is no Arabic wording, and French comes next for them". */
        String because() {
            String theirs = "there is no " + name(reads) + " wording";
            return switch (why) {
                case OWN -> "it is their own";
                case NEXT_BEST -> theirs + ", and " + name(gets) + " comes next for them";
                case ENGLISH -> theirs;
                case ONLY -> theirs + " and no English one";
            };
        }
    }

    private final Map<String, List<String>> chains;

    @Inject
    NextBest(NoticeConfig config) {
        this.chains = config.nextBest();
    }

    NextBest(Map<String, List<String>> chains) {
        this.chains = chains;
    }

    /** For somebody who reads {@code language}, of the languages that are said, in their order. */
    Choice of(String language, Set<String> said) {
        if (language != null && said.contains(language))
            return new Choice(language, language, Why.OWN);
        for (String next : chains.getOrDefault(language == null ? "" : language, List.of()))
            if (said.contains(next.strip()))
                return new Choice(language, next.strip(), Why.NEXT_BEST);
        if (said.contains(Rendering.FALLBACK) || said.isEmpty())
            return new Choice(language, Rendering.FALLBACK, Why.ENGLISH);
        return new Choice(language, said.iterator().next(), Why.ONLY);
    }

    /** What a language is called in the console, which is in English. */
    static String name(String language) {
        return language == null ? "known"
                : Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    }

    /** The languages of the house without a wording. */
    static List<String> missing(Set<String> said) {
        return Languages.ALL.stream().filter(language -> !said.contains(language)).toList();
    }
}
