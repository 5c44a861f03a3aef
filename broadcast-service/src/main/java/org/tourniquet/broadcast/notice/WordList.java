package org.tourniquet.broadcast.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The phrases by which a language's messages are judged, from {@code advice/*.properties}. */
final class WordList {
    private static final String NONE = "There is no list of phrases for this language: only length, signs and links are looked at.";

    private final Map<String, Pattern> phrases = new HashMap<>();
    private final String how;

    private WordList(Properties file, boolean anywhere) {
        this.how = file.getProperty("how", NONE);
        file.stringPropertyNames().stream().filter(key -> !key.equals("how")).forEach(key -> phrases.put(key,
                Pattern.compile((anywhere ? "" : "(?<![\\p{L}\\p{N}])") + "(?:"
                        + Arrays.stream(file.getProperty(key).split("[|]"))
                                .map(phrase -> normal(phrase).replace("\\d", "\\d{1,2}")).collect(Collectors.joining("|"))
                        + ")")));
    }

    static WordList of(String language) {
        Properties file = new Properties();
        String name = "advice/" + (language.matches("[a-z]{2,3}") ? language : "none") + ".properties";
        try (InputStream stream = WordList.class.getClassLoader().getResourceAsStream(name)) {
            if (stream != null)
                file.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new WordList(file, language.equals("ar"));
    }

    boolean known() {
        return !phrases.isEmpty();
    }

    String how() {
        return how;
    }

    /** The sentence's first phrase of a kind. */
    Optional<String> found(String kind, String text) {
        Pattern pattern = phrases.get(kind);
        if (pattern == null)
            return Optional.empty();
        Matcher matcher = pattern.matcher(normal(text));
        return matcher.find() ? Optional.of(matcher.group().strip()) : Optional.empty();
    }

    /** In one case and with one kind of apostrophe; a blank is a blank. */
    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[\\s\u00a0\u202f]+", " ");
    }
}
