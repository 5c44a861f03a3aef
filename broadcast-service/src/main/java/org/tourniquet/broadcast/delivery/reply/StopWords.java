package org.tourniquet.broadcast.delivery.reply;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The words by which people end texts from us, begin them again, and ask who we are: the carriers' own and those of our six
 * languages. Only
 * a text that is nothing but the word counts; "please stop the water" is a cry for help and goes to a human.
 */
final class StopWords {
    /** What a keyword asks for. */
    enum Keyword {
        STOP,
        START,
        /** Who are you? Answered at once, and still somebody's words: "help" may be a cry. */
        HELP
    }

    /** A keyword, and the language it belongs to; the carriers' words belong to none. */
    record Word(Keyword keyword, String language) {
    }

    private static final Map<String, Word> WORDS = new HashMap<>();
    static {
        words(Keyword.STOP, null, "stop", "stopall", "stop all", "unsubscribe", "cancel", "end", "quit", "revoke", "optout",
                "opt out");
        words(Keyword.STOP, "fr", "arret", "desabonner");
        words(Keyword.STOP, "fi", "lopeta", "peruuta");
        words(Keyword.STOP, "hu", "leall", "leallitas", "leiratkozom");
        words(Keyword.STOP, "eo", "haltu", "cesu", "malaboni");
        words(Keyword.STOP, "ar", "توقف", "ايقاف", "الغاء");
        words(Keyword.START, null, "start", "unstop");
        words(Keyword.START, "fr", "reprendre");
        words(Keyword.START, "fi", "aloita");
        words(Keyword.START, "hu", "kezdes");
        words(Keyword.START, "eo", "rekomencu");
        words(Keyword.START, "ar", "ابدا", "استيناف");
        words(Keyword.HELP, null, "help", "info");
        words(Keyword.HELP, "fr", "aide");
        words(Keyword.HELP, "fi", "ohje", "tietoa");
        words(Keyword.HELP, "hu", "informacio", "tajekoztatas");
        words(Keyword.HELP, "eo", "informo");
        words(Keyword.HELP, "ar", "معلومات");
    }

    private StopWords() {
    }

    static Optional<Word> word(String text) {
        return Optional.ofNullable(WORDS.get(bare(text)));
    }

    static Optional<Keyword> in(String text) {
        return word(text).map(Word::keyword);
    }

    private static void words(Keyword keyword, String language, String... words) {
        for (String word : words)
            WORDS.put(word, new Word(keyword, language));
    }

    /** All of them in their bare form, as those who talk with people must know them. */
    static Map<String, Word> all() {
        return Map.copyOf(WORDS);
    }

    /** Without accents, case, quotes and punctuation. */
    static String bare(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }
}
