package org.tourniquet.broadcast.delivery;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The words by which people end texts from us, and begin them again: the carriers' own and those of our six languages. Only
 * a text that is nothing but the word counts; "please stop the water" is a cry for help and goes to a human.
 */
final class StopWords {
    /** What a keyword asks for. */
    enum Keyword {
        STOP,
        START
    }

    private static final Set<String> STOP = Set.of("stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit",
            "revoke", "optout", "opt out", "arret", "desabonner", "lopeta", "peruuta", "leall", "leallitas", "leiratkozom",
            "haltu", "cesu", "malaboni", "توقف", "ايقاف", "الغاء");
    private static final Set<String> START = Set.of("start", "unstop");

    private StopWords() {
    }

    static Optional<Keyword> in(String text) {
        String word = bare(text);
        return STOP.contains(word) ? Optional.of(Keyword.STOP)
                : START.contains(word) ? Optional.of(Keyword.START) : Optional.empty();
    }

    /** Without accents, case, quotes and punctuation. */
    private static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
