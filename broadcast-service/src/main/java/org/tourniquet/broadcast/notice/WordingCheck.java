package org.tourniquet.broadcast.notice;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Problem;

/** Everything that is wrong with a notice's words, all of it at once; what must be there is asked only when it is submitted. */
final class WordingCheck {
    private static final int SUBJECT = 200;
    private static final int BODY = 20_000;
    private static final int SMS = 1_600;
    private static final int BANNER = 300;
    /** A letter of a real script carries a few marks; hundreds are an attack on whatever draws it. */
    private static final int MARKS = 12;

    private final int mostParts;
    private final Problem problem = Problem.of(422, "notice-wrong", "The notice has words that cannot be used");

    WordingCheck(int mostParts) {
        this.mostParts = mostParts;
    }

    /** The wordings without direction overrides, or every reason why they cannot be kept. */
    Map<String, Wording> cleaned(Map<String, Wording> wordings) {
        Map<String, Wording> clean = new TreeMap<>();
        wordings.forEach((language, words) -> {
            if (!language.matches("[a-z]{2,3}"))
                problem.at("/wordings/" + language.replaceAll("[^A-Za-z0-9-]", ""), "language",
                        "is not a language code like en, fr or fi");
            else if (words != null)
                clean.put(language, new Wording(form(language, "subject", words.subject(), SUBJECT),
                        form(language, "body", words.body(), BODY), form(language, "sms", words.sms(), SMS),
                        form(language, "banner", words.banner(), BANNER)));
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
        notice.wordings().forEach((language, words) -> notice.media().forEach(medium -> {
            for (String form : needs.getOrDefault(medium, new String[0]))
                if (said(words, form) == null)
                    problem.at("/wordings/" + language + "/" + form, "missing",
                            "is missing, and the notice goes out by " + medium.label().toLowerCase(Locale.ROOT));
        }));
        if (!notice.wordings().isEmpty() && !notice.wordings().containsKey(Rendering.FALLBACK)
                && !notice.wordings().keySet().containsAll(spoken))
            problem.at("/wordings/" + Rendering.FALLBACK, "missing", "is missing: it is what people of other languages get");
        cleaned(notice.wordings());
        problem.throwIfAny();
    }

    private static String said(Wording words, String form) {
        return switch (form) {
            case "subject" -> words.subject();
            case "body" -> words.body();
            case "sms" -> words.sms();
            default -> words.banner();
        };
    }

    private String form(String language, String form, String text, int most) {
        if (text == null)
            return null;
        String at = "/wordings/" + language + "/" + form;
        if (text.length() > most)
            problem.at(at, "too-long", "is %,d characters; %,d fit".formatted(text.length(), most));
        if (!form.equals("body") && !form.equals("sms") && text.contains("\n"))
            problem.at(at, "line-break", "must be one line");
        if (text.codePoints().anyMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t')
                || text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE))
            problem.at(at, "characters", "has characters that are not text");
        if (tooManyMarks(text))
            problem.at(at, "characters", "has a letter with more than " + MARKS + " marks on it");
        Placeholders.unknown(text).forEach(name -> problem.at(at, "unknown-placeholder",
                "has a placeholder that is not known; known are "
                        + String.join(", ", Placeholders.KNOWN.stream().sorted().toList())));
        LinksInWords.shortened(text).ifPresent(link -> problem.at(at, "shortened-link",
                "has a shortened link: nobody can see where it leads. Write the address in full"));
        if (form.equals("sms") && SmsParts.of(text).segments() > mostParts)
            problem.at(at, "too-many-parts",
                    "makes %d parts; %d are allowed".formatted(SmsParts.of(text).segments(), mostParts));
        return text.replaceAll("[\\u202A-\\u202E\\u2066-\\u2069]", "");
    }

    private static boolean tooManyMarks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            int type = Character.getType(text.charAt(i));
            marks = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK ? marks + 1 : 0;
            if (marks > MARKS)
                return true;
        }
        return false;
    }
}
