package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;

/** Checks that every string is there in every language of the protocol. */
final class Completeness {

    private final Protocol protocol;
    private final Findings found;

    private Completeness(Findings found) {
        this.protocol = found.protocol;
        this.found = found;
    }

    static void inspect(Findings found) {
        new Completeness(found).everything();
    }

    private void everything() {
        if (!protocol.locales().contains(protocol.defaultLocale()))
            found.add("/defaultLocale", "E-LOCALE", "The default language is not among the languages; add it to “locales”.");
        for (var signed : protocol.signedOff())
            if (!protocol.locales().contains(signed))
                found.add("/signedOff", "E-LOCALE",
                        "“" + signed + "” is not among the languages; take it out, or add it to “locales”.");
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
                found.add(at + "/" + locale, "E-LOCALE",
                        "This text is missing in “" + locale + "”; write it, or take the language out of “locales”.");
    }
}
