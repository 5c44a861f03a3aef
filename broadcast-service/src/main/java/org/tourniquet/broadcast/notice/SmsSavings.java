package org.tourniquet.broadcast.notice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Characters that make a text message longer than it looks, and what would stand for them at no cost: "write ' for ’, one
 * part less". Signs first, which change no word; letters without their accents only where that is what it takes.
 */
final class SmsSavings {
    private static final Map<String, String> SIGNS = signs();
    /** Letters that have another spelling everybody reads; any other letter loses its marks. */
    private static final Map<String, String> LETTERS = Map.ofEntries(Map.entry("œ", "oe"), Map.entry("Œ", "OE"),
            Map.entry("ĉ", "ch"), Map.entry("ĝ", "gh"), Map.entry("ĥ", "hh"), Map.entry("ĵ", "jh"), Map.entry("ŝ", "sh"),
            Map.entry("ŭ", "u"), Map.entry("Ĉ", "Ch"), Map.entry("Ĝ", "Gh"), Map.entry("Ĥ", "Hh"), Map.entry("Ĵ", "Jh"),
            Map.entry("Ŝ", "Sh"), Map.entry("Ŭ", "U"), Map.entry("ő", "ö"), Map.entry("ű", "ü"), Map.entry("Ő", "Ö"),
            Map.entry("Ű", "Ü"));

    /** What is replaced. */
    enum What {
        /** Quotation marks, dashes, dots, blanks: no word changes. */
        SIGNS,
        /** Letters too: words are read as before, but spelled otherwise. */
        LETTERS
    }

    /** So many parts fewer for each message by these replacements. */
    @RegisterForReflection
    public record Saving(What what, Map<String, String> replace, int parts) {
        /** "' for ’, - for –". */
        public String said() {
            return String.join(", ", replace.entrySet().stream()
                    .map(each -> (each.getValue().isBlank() ? "a plain blank" : each.getValue()) + " for "
                            + (each.getKey().isBlank() ? "a wide one" : each.getKey()))
                    .toList());
        }

        public boolean spelledOtherwise() {
            return what == What.LETTERS;
        }
    }

    private SmsSavings() {
    }

    /** What would save parts, the harmless replacement first. */
    static List<Saving> of(String text) {
        List<Saving> savings = new ArrayList<>();
        int now = SmsParts.of(text).segments();
        for (What what : What.values()) {
            int then = SmsParts.of(without(text, what)).segments();
            int best = savings.isEmpty() ? now : now - savings.getFirst().parts;
            if (then < best)
                savings.add(new Saving(what, replaced(text, what), now - then));
        }
        return savings;
    }

    /** The text with cheaper characters. */
    static String without(String text, What what) {
        StringBuilder cheap = new StringBuilder(text.length());
        text.codePoints().mapToObj(Character::toString)
                .forEach(letter -> cheap.append(cheaper(letter, what).orElse(letter)));
        return cheap.toString();
    }

    private static Map<String, String> replaced(String text, What what) {
        Map<String, String> replaced = new LinkedHashMap<>();
        text.codePoints().mapToObj(Character::toString)
                .forEach(letter -> cheaper(letter, what).ifPresent(by -> replaced.put(letter, by)));
        return replaced;
    }

    private static Optional<String> cheaper(String letter, What what) {
        if (SIGNS.containsKey(letter))
            return Optional.of(SIGNS.get(letter));
        if (what == What.SIGNS || SmsParts.of(letter).encoding() == SmsParts.Encoding.GSM_7)
            return Optional.empty();
        String plain = LETTERS.getOrDefault(letter, Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
        return plain.equals(letter) || plain.isEmpty() || SmsParts.of(plain).encoding() != SmsParts.Encoding.GSM_7
                ? Optional.empty()
                : Optional.of(plain);
    }

    private static Map<String, String> signs() {
        Map<String, String> signs = new LinkedHashMap<>();
        each(signs, "’‘‚ʼ´`′", "'");
        each(signs, "“”„″«»", "\"");
        each(signs, "–—‑‐−―", "-");
        each(signs, "•·", "-");
        each(signs, "\u00a0\u202f\u2009\u2002\u2003", " ");
        signs.put("…", "...");
        return signs;
    }

    private static void each(Map<String, String> signs, String letters, String by) {
        letters.codePoints().mapToObj(Character::toString).forEach(letter -> signs.put(letter, by));
    }
}
