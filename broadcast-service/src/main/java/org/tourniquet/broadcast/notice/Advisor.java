package org.tourniquet.broadcast.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reads a wording as a calm colleague would: does it say what a crisis message says (empathy, what we know, what we do not,
 * what we do, what you can do, when next: the CDC's Crisis and Emergency Risk Communication), does it defend instead of help,
 * is it short and plain. Pure: words in, advice out.
 */
final class Advisor {
    private static final int LONG_SENTENCE = 25;
    private static final int SUBJECT = 60;
    private static final int BANNER = 140;
    private static final int BODY_WORDS = 250;
    private static final Pattern PLACE = Pattern.compile("\\{\\{[^{}]*}}|https?://\\S+");
    private static final Pattern CAPITALS = Pattern.compile("\\b\\p{Lu}{5,}\\b");
    private static final Map<String, WordList> LISTS = new ConcurrentHashMap<>();

    private static final List<String> ALL = List.of("empathy", "know", "unknown", "doing", "you", "next");
    private static final Map<Purpose, Set<String>> ASKED = Map.of(
            Purpose.HOW_TO_REACH_US, Set.of("empathy", "you"),
            Purpose.UPDATE, Set.copyOf(ALL),
            Purpose.CORRECTION, Set.of("know", "doing", "you"),
            Purpose.FIXED, Set.of("empathy", "know", "you"),
            Purpose.ALL_CLEAR, Set.of("empathy", "know", "you"));
    private static final Map<String, String> NAMES = Map.of("empathy", "Empathy", "know", "What we know", "unknown",
            "What we do not know", "doing", "What we do", "you", "What you can do", "next", "When you hear next");
    /** The fields of an update that say a part by themselves. */
    private static final Map<String, String> WRITTEN = Map.of("know", "changed", "unknown", "unknown", "doing", "doing", "you",
            "you");
    private static final Map<String, String> ADD = Map.of(
            "empathy", "say first that you see what it means for them: “We know this is frightening.”",
            "know", "say what is certain, with a time or a place",
            "unknown", "say what is not known yet; silence is filled by rumour",
            "doing", "say what is being done, as a verb: “Crews pump out Mill Street.”",
            "you", "say one thing they can do now, as a verb",
            "next", "promise the next update, or say when they hear from you");

    private final String language;
    private final WordList list;

    Advisor(String language) {
        this.language = language;
        this.list = LISTS.computeIfAbsent(language, WordList::of);
    }

    /** {@code promised}: a next update is promised beside the words. */
    Advice of(Wording words, Purpose purpose, boolean promised) {
        String said = said(words.joined(language));
        List<Advice.Flag> flags = new ArrayList<>();
        words.forms().forEach((form, text) -> look(form, text, flags));
        return new Advice(language, said.isBlank() ? List.of() : parts(words, said, purpose, promised), List.copyOf(flags),
                Readability.of(plain(said), language), list.how());
    }

    /** The fullest form, by which the whole is judged. */
    private static String said(Wording words) {
        if (words.body() != null)
            return (words.subject() == null ? "" : words.subject() + "\n") + words.body();
        return words.sms() != null ? words.sms() : words.banner() != null ? words.banner() : "";
    }

    private List<Advice.Part> parts(Wording words, String said, Purpose purpose, boolean promised) {
        if (!list.known())
            return List.of();
        return ALL.stream().filter(ASKED.getOrDefault(purpose, Set.copyOf(ALL))::contains).map(part -> {
            String own = words.forms().get(WRITTEN.getOrDefault(part, part));
            if (words.inParts() && own != null && WRITTEN.containsKey(part))
                return new Advice.Part(NAMES.get(part), true, "“" + cut(plain(own).strip()) + "”");
            if (part.equals("next") && promised)
                return new Advice.Part(NAMES.get(part), true, "the promised next update");
            if (part.equals("you") && (said.contains("{{contact}}") || said.contains("{{help}}")))
                return new Advice.Part(NAMES.get(part), true, "the link to the doors");
            return list.found(part, said).map(found -> new Advice.Part(NAMES.get(part), true, "“" + found + "…”"))
                    .orElseGet(() -> new Advice.Part(NAMES.get(part), false, ADD.get(part)));
        }).toList();
    }

    private void look(String form, String text, List<Advice.Flag> flags) {
        sentences(form, text, flags);
        signs(form, text, flags);
        length(form, text, flags);
    }

    private void sentences(String form, String text, List<Advice.Flag> flags) {
        List<String> sentences = Readability.sentences(plain(text));
        for (String sentence : sentences) {
            list.found("defensive", sentence).ifPresent(found -> flags.add(new Advice.Flag("defensive", form, found,
                    "defends us and helps nobody: say what happened to them and what you do about it")));
            list.found("empty", sentence).ifPresent(found -> flags.add(new Advice.Flag("empty", form, found,
                    "says nothing that can be checked: say what, by whom, until when")));
            int words = Readability.words(sentence).size();
            if (words > LONG_SENTENCE)
                flags.add(new Advice.Flag("long", form, cut(sentence),
                        "has %d words; two sentences are easier".formatted(words)));
        }
        boolean more = sentences.size() > 1 && (list.found("you", text).isPresent() || text.contains("{{contact}}")
                || text.contains("{{help}}") || list.found("next", text).isPresent());
        if (!more)
            list.found("alone", text).ifPresent(found -> flags.add(new Advice.Flag("alone", form, found,
                    "stands alone: add what you know, what they can do, or when they hear more")));
    }

    private static void signs(String form, String text, List<Advice.Flag> flags) {
        if (text.matches("(?s).*[!！¡].*"))
            flags.add(new Advice.Flag("exclamation", form, "!", "shouts; a full stop is calmer"));
        List<String> loud = CAPITALS.matcher(PLACE.matcher(text).replaceAll(" ")).results().map(MatchResult::group).distinct()
                .toList();
        if (!loud.isEmpty())
            flags.add(new Advice.Flag("capitals", form, String.join(", ", loud),
                    "is in capitals, which are harder to read and sound like shouting"));
    }

    private static void length(String form, String text, List<Advice.Flag> flags) {
        switch (form) {
            case "subject" -> budget(form, text.length(), SUBJECT, "phones show about the first " + SUBJECT, flags);
            case "banner" -> budget(form, text.length(), BANNER, "a banner is read in passing", flags);
            case "body" -> {
                int words = Readability.words(plain(text)).size();
                if (words > BODY_WORDS)
                    flags.add(new Advice.Flag("length", form, words + " words", "is more than " + BODY_WORDS
                            + ": people under stress read the first lines"));
            }
            case "sms" -> {
                SmsParts parts = SmsParts.of(text);
                int fits = parts.encoding() == SmsParts.Encoding.GSM_7 ? 2 : 3;
                if (parts.segments() > fits)
                    flags.add(new Advice.Flag("length", form, parts.segments() + " parts", "is more than the " + fits
                            + " that are paid and read easily"));
            }
            default -> {
                // the parts of an update are as long as it takes
            }
        }
    }

    private static void budget(String form, int used, int fits, String because, List<Advice.Flag> flags) {
        if (used > fits)
            flags.add(new Advice.Flag("length", form, used + " characters", "is long: " + because));
    }

    private static String plain(String text) {
        return PLACE.matcher(text).replaceAll(" ").replaceAll("(?m)^- ", "");
    }

    private static String cut(String sentence) {
        return sentence.length() <= 60 ? sentence : sentence.substring(0, 60) + "…";
    }
}
