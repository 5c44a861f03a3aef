package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Checks that every string is there in every language of the protocol, and that questions are short. */
final class Completeness {

    private static final int MOST_WORDS = 12;

    private final Protocol protocol;
    private final List<Flaw> flaws = new ArrayList<>();

    private Completeness(Protocol protocol) {
        this.protocol = protocol;
    }

    static List<Flaw> of(Protocol protocol) {
        var check = new Completeness(protocol);
        check.everything();
        return check.flaws;
    }

    private void everything() {
        if (!protocol.locales().contains(protocol.defaultLocale()))
            flaws.add(new Flaw("/defaultLocale", "E-LOCALE", "The default language is not among the languages."));
        for (var signed : protocol.signedOff())
            if (!protocol.locales().contains(signed))
                flaws.add(new Flaw("/signedOff", "E-LOCALE", "“" + signed + "” is not among the languages."));
        text("/situation", protocol.situation());
        for (int i = 0; i < protocol.issues().size(); i++)
            issue("/issues/" + i, protocol.issues().get(i));
        for (int i = 0; i < protocol.influence().size(); i++)
            text("/influence/" + i + "/sentence", protocol.influence().get(i).sentence());
        for (int i = 0; i < protocol.flags().size(); i++) {
            text("/flags/" + i + "/message", protocol.flags().get(i).message());
            texts("/flags/" + i + "/immediateSteps", protocol.flags().get(i).immediateSteps());
        }
        for (int i = 0; i < protocol.questions().size(); i++)
            question("/questions/" + i, protocol.questions().get(i));
    }

    private void issue(String at, Issue issue) {
        text(at + "/label", issue.label());
        texts(at + "/complications", issue.complications());
        for (int w = 0; w < issue.stopTheBleeding().size(); w++) {
            text(at + "/stopTheBleeding/" + w + "/label", issue.stopTheBleeding().get(w).label());
            texts(at + "/stopTheBleeding/" + w + "/steps", issue.stopTheBleeding().get(w).steps());
        }
        for (int l = 0; l < issue.links().size(); l++)
            text(at + "/links/" + l + "/label", issue.links().get(l).label());
    }

    private void question(String at, Question question) {
        text(at + "/text", question.text());
        text(at + "/sms", question.sms());
        text(at + "/help", question.help());
        text(at + "/why", question.why());
        for (int o = 0; o < question.options().size(); o++)
            text(at + "/options/" + o + "/label", question.options().get(o).label());
        question.text().texts().forEach((language, text) -> {
            if (words(text) > MOST_WORDS)
                flaws.add(new Flaw(at + "/text/" + language, "W-WORDS", "A question has at most twelve words."));
        });
    }

    /** Marks that stand alone, as French sets them before a colon, are no words. */
    private static long words(String text) {
        return List.of(text.split("[\\s\\u00a0]+")).stream().filter(w -> w.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    private void texts(String at, List<Localized> texts) {
        for (int i = 0; i < texts.size(); i++)
            text(at + "/" + i, texts.get(i));
    }

    private void text(String at, Optional<Localized> text) {
        text.ifPresent(t -> text(at, t));
    }

    private void text(String at, Localized text) {
        for (var locale : protocol.locales())
            if (text.texts().getOrDefault(locale, "").isBlank())
                flaws.add(new Flaw(at + "/" + locale, "E-LOCALE", "This text is missing in “" + locale + "”."));
    }
}
