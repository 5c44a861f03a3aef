package org.tourniquet.broadcast.notice;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How hard a text is to read: Flesch-Kincaid for English, LIX for the other languages written in Latin letters, and nothing
 * for Arabic, whose formulas need the vowel marks that nobody writes.
 */
final class Readability {
    /** A formula over fewer words tells about chance. */
    private static final int FEWEST_WORDS = 30;
    private static final int LONG_WORD = 6;
    private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?؟…])\\s+|\\n+");
    private static final Pattern WORD = Pattern.compile("[^\\p{L}\\p{M}'’-]+");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    private static final String KINCAID = "Flesch-Kincaid grade level; Kincaid, Fishburne, Rogers, Chissom 1975";
    private static final String LIX = "LIX; Björnsson 1968";

    private Readability() {
    }

    static Advice.Level of(String text, String language) {
        if (language.equals("ar"))
            return new Advice.Level(null, null, 0, false,
                    "No reading level for Arabic: the known formulas need vowel marks. Keep sentences under twenty words.");
        List<String> words = words(text);
        if (words.size() < FEWEST_WORDS)
            return new Advice.Level(null, null, 0, false,
                    "Too short for a reading level: it takes %d words.".formatted(FEWEST_WORDS));
        return language.equals("en") ? kincaid(words, sentences(text).size()) : lix(words, sentences(text).size(), language);
    }

    private static Advice.Level kincaid(List<String> words, int sentences) {
        double syllables = words.stream().mapToInt(Readability::syllables).sum();
        double grade = 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
        return new Advice.Level("School grade", grade, 8, grade > 8, KINCAID);
    }

    /**
     * Björnsson calls 40 easy and 50 medium, for Swedish; long words are the rule in Finnish and Hungarian, so more is allowed.
     */
    private static Advice.Level lix(List<String> words, int sentences, String language) {
        long lengthy = words.stream().filter(word -> word.length() > LONG_WORD).count();
        double lix = (double) words.size() / sentences + 100.0 * lengthy / words.size();
        double most = switch (language) {
            case "fi", "hu" -> 55;
            case "fr", "eo" -> 45;
            default -> 50;
        };
        String note = switch (language) {
            case "fi" -> "; the limit for Finnish, whose words are long, is ours";
            case "hu", "eo" -> "; never validated for this language: compare your own drafts by it, no more";
            default -> "";
        };
        return new Advice.Level("LIX", lix, most, lix > most, LIX + note);
    }

    /** Headings and list entries count as sentences; what has no letters does not. */
    static List<String> sentences(String text) {
        return Arrays.stream(SENTENCE.split(text)).map(String::strip).filter(sentence -> !words(sentence).isEmpty()).toList();
    }

    static List<String> words(String text) {
        return Arrays.stream(WORD.split(text)).filter(word -> word.codePoints().anyMatch(Character::isLetter)).toList();
    }

    /** Groups of vowels, without the silent e at the end: right for nine words of ten. */
    private static int syllables(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        int groups = (int) VOWELS.matcher(lower).results().count();
        boolean silent = lower.endsWith("e") && !lower.endsWith("le") && groups > 1;
        return Math.max(1, silent ? groups - 1 : groups);
    }
}
