package org.tourniquet.broadcast.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Problem;

/** Everything that is wrong with a notice's words, all of it at once; what must be there is asked only when it is submitted. */
final class WordingCheck {
    private static final int SUBJECT = 200;
    private static final int BODY = 20_000;
    private static final int SMS = 1_600;
    private static final int BANNER = 300;
    private static final int PART = 5_000;
    private static final Map<String, Integer> MOST = Map.of("subject", SUBJECT, "body", BODY, "sms", SMS, "banner", BANNER);
    private static final Set<String> ONE_LINE = Set.of("subject", "banner");

    private final int mostParts;
    private final Map<String, WordingField> declared;
    private final Problem problem = Problem.of(422, "notice-wrong", "The notice is not ready");

    WordingCheck(int mostParts) {
        this(mostParts, WordingField.declared());
    }

    WordingCheck(int mostParts, Map<String, WordingField> declared) {
        this.mostParts = mostParts;
        this.declared = declared;
    }

    /** The wordings without direction overrides, or every reason why they cannot be kept. */
    Map<String, Wording> cleaned(Map<String, Wording> wordings) {
        Map<String, Wording> clean = new TreeMap<>();
        wordings.forEach((language, words) -> {
            if (!language.matches("[a-z]{2,3}"))
                problem.at("/wordings/" + language.replaceAll("[^A-Za-z0-9-]", ""), "language",
                        "is not a language code like en, fr or fi");
            else if (words != null)
                clean.put(language, Fills.settled(words.each((form, text) -> form(language, form, words, text,
                        MOST.getOrDefault(form, PART))), declared, problem, "/wordings/" + language));
        });
        problem.throwIfAny();
        return clean;
    }

    /** Refuses a notice that would say nothing to somebody over a medium it is meant for. */
    void complete(Notice notice, Set<String> spoken) {
        if (notice.wordings().isEmpty())
            problem.at("/wordings", "missing", "are missing: say it in at least one language");
        Map<Medium, String[]> needs = new HashMap<>();
        needs.put(Medium.EMAIL, new String[] { "subject", "body" });
        needs.put(Medium.SMS, new String[] { "sms" });
        needs.put(Medium.BANNER, new String[] { "banner" });
        inItsParts(notice);
        notice.wordings().forEach((language, words) -> notice.media().forEach(medium -> {
            Map<String, String> said = words.joined(language).forms();
            for (String form : needs.getOrDefault(medium, new String[0]))
                if (!said.containsKey(form))
                    problem.at("/wordings/" + language + "/" + form, "missing",
                            "is missing, and the notice goes out by " + medium.label().toLowerCase(Locale.ROOT));
        }));
        if (!notice.wordings().isEmpty() && !notice.wordings().containsKey(Rendering.FALLBACK)
                && !notice.wordings().keySet().containsAll(spoken))
            problem.at("/wordings/" + Rendering.FALLBACK, "missing", "is missing: it is what people of other languages get");
        notice.wordings().forEach((language, words) -> words.values().forEach((name, fill) -> {
            if (fill.open())
                problem.at("/wordings/" + language + "/values/" + name, "not-filled", "is not filled in");
        }));
        Gaps.of(notice).stream().filter(Gaps.Gap::refused).forEach(gap -> problem.at(
                "/wordings/" + gap.language() + "/" + gap.form(), "empty-for-some",
                "asks for {{%1$s}}, which %2$,d people do not have. Say what stands there for them: {{%1$s|…}}"
                        .formatted(gap.name(), gap.people())));
        cleaned(notice.wordings());
        problem.throwIfAny();
    }

    /**
     * The contract of an update: what changed, what we do, what you can do, in each language that it speaks, and when the next
     * one comes. Whoever writes the forms of a medium in words of their own is left to the advice beside them.
     */
    private void inItsParts(Notice notice) {
        if (notice.purpose() != Purpose.UPDATE || notice.wordings().values().stream().noneMatch(Wording::inParts))
            return;
        notice.wordings().forEach((language, words) -> {
            demanded(language, "changed", words.changed(), "what changed, even if that is “nothing yet”");
            demanded(language, "doing", words.doing(), "what we are doing, as a verb");
            demanded(language, "you", words.you(), "what people can do, even if that is to wait");
            Wording said = words.joined(language);
            if (words.sms() == null && notice.media().contains(Medium.SMS) && said.sms() != null
                    && SmsParts.of(said.sms()).segments() > mostParts)
                problem.at("/wordings/" + language + "/sms", "too-many-parts",
                        "made of the parts is %d text messages long; %d are allowed. Write a shorter one"
                                .formatted(SmsParts.of(said.sms()).segments(), mostParts));
            if (words.banner() == null && notice.media().contains(Medium.BANNER) && said.banner() != null
                    && said.banner().length() > BANNER)
                problem.at("/wordings/" + language + "/banner", "too-long",
                        "made of what changed is %,d characters; %,d fit. Write a shorter one"
                                .formatted(said.banner().length(), BANNER));
        });
        if (notice.nextUpdateAt() == null)
            problem.at("/nextUpdateAt", "missing", "is missing: an update says when the next one comes");
    }

    private void demanded(String language, String part, String text, String what) {
        if (text == null)
            problem.at("/wordings/" + language + "/" + part, "missing", "is missing: an update says " + what);
    }

    private String form(String language, String form, Wording words, String text, int most) {
        if (text == null)
            return null;
        String at = "/wordings/" + language + "/" + form;
        if (text.length() > most)
            problem.at(at, "too-long", "is %,d characters; %,d fit".formatted(text.length(), most));
        if (ONE_LINE.contains(form) && text.contains("\n"))
            problem.at(at, "line-break", "must be one line");
        if (StrangeText.unreadable(text))
            problem.at(at, "characters", "has characters that are not text");
        if (StrangeText.tooManyMarks(text))
            problem.at(at, "characters", "has a letter with more than " + StrangeText.MARKS + " marks on it");
        Placeholders.unknown(text).stream().filter(name -> !declared.containsKey(name) && !words.values().containsKey(name))
                .forEach(name -> problem.at(at, "unknown-placeholder", "has a placeholder that is not known; known are "
                        + String.join(", ", Stream.concat(Placeholders.KNOWN.stream(), declared.keySet().stream()).sorted()
                                .toList())));
        LinksInWords.shortened(text).ifPresent(link -> problem.at(at, "shortened-link",
                "has a shortened link: nobody can see where it leads. Write the address in full"));
        if (form.equals("sms") && SmsParts.of(text).segments() > mostParts)
            problem.at(at, "too-many-parts",
                    "makes %d parts; %d are allowed".formatted(SmsParts.of(text).segments(), mostParts));
        return StrangeText.withoutOverrides(text);
    }
}
