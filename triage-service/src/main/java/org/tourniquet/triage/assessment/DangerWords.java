package org.tourniquet.triage.assessment;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.Languages;

/**
 * Words of danger in somebody's own words, in any of our languages (danger-words/*.txt). They only call a human to read;
 * score, urgency and route never hear of them.
 */
@ApplicationScoped
public class DangerWords {

    /** Stands where something harmless was taken out, so that the words around it do not become neighbours. */
    private static final String HARMLESS = " ~";

    private record Phrase(String language, String words) {
    }

    private final List<Phrase> phrases = new ArrayList<>();
    private final List<String> harmless = new ArrayList<>();

    DangerWords() throws IOException {
        for (String language : Languages.ALL)
            read(language, "danger-words/" + language + ".txt");
    }

    private void read(String language, String file) throws IOException {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            lines.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).forEach(l -> phrase(language, l));
        }
    }

    /**
     * "on fire." ends with its last word (a browser has the rest of it in its name); "- drowning in work" is a figure of
     * speech.
     */
    private void phrase(String language, String line) {
        String words = " " + plain(line) + (line.endsWith(".") ? " " : "");
        if (line.startsWith("- ")) {
            harmless.add(words);
            return;
        }
        phrases.add(new Phrase(language, words));
        if (Character.UnicodeScript.of(words.charAt(1)) == Character.UnicodeScript.ARABIC)
            phrases.add(new Phrase(language, " \u0648" + words.substring(1))); // "and" is written together with the word
    }

    /** Whoever writes in panic skips accents, capitals and blanks; a phrase begins where a word begins. */
    public boolean in(String text) {
        return language(text).isPresent();
    }

    /** The language of the first such phrase. */
    Optional<String> language(String text) {
        String plain = " " + plain(text) + " ";
        for (String figure : harmless)
            plain = plain.replace(figure, HARMLESS);
        String said = plain;
        return phrases.stream().filter(p -> said.contains(p.words())).map(Phrase::language).findFirst();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("\\p{M}+", "")
                .replace('’', '\'').replace("n't", "nt").replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("(?<=^| )و?ال(?=\\p{IsArabic}{3})", "").strip();
    }
}
