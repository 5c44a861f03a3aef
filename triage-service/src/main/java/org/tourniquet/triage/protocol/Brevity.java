package org.tourniquet.triage.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Checks that a question is short: twelve words, and one text message with its answers, in every language. */
final class Brevity {

    private static final int MOST_WORDS = 12;

    private final Findings found;

    private Brevity(Findings found) {
        this.found = found;
    }

    static void inspect(Findings found) {
        var check = new Brevity(found);
        for (int i = 0; i < found.protocol.questions().size(); i++) {
            check.words("/questions/" + i, found.protocol.questions().get(i));
            check.texts("/questions/" + i, found.protocol.questions().get(i));
        }
    }

    private void words(String at, Question question) {
        question.text().texts().forEach((language, text) -> {
            if (words(text) > MOST_WORDS)
                found.add(at + "/text/" + language, "W-WORDS", "A question has at most twelve words; this has "
                        + words(text) + ". Under stress people keep only the beginning.");
        });
    }

    /** Marks that stand alone, as French sets them before a colon, are no words. */
    private static long words(String text) {
        return List.of(text.split("[\\s\\u00a0]+")).stream().filter(w -> w.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    private void texts(String at, Question question) {
        var tooLong = new ArrayList<String>();
        for (var language : found.protocol.locales()) {
            var size = SmsText.of(SmsText.plain(asText(question, language)));
            if (size.segments() > 1)
                tooLong.add(language + " (" + size.units() + " of " + size.room() + (size.unicode() ? ", UCS-2)" : ")"));
        }
        if (!tooLong.isEmpty() && question.type() != QuestionType.TEXT)
            found.add(at + "/" + (question.sms().isPresent() ? "sms" : "text"), "W-SMS", "As a text message this is longer "
                    + "than one part in " + String.join(", ", tooLong) + "; write a shorter “sms”.");
    }

    /** Lists go out in several numbered texts, so there the sentence alone has to fit; else it comes with its answers. */
    private String asText(Question question, String language) {
        var text = new StringJoiner("\n");
        text.add(question.sms().orElse(question.text()).in(language));
        if (question.type() != QuestionType.MULTI && question.source() == Question.Source.OWN)
            for (int o = 0; o < question.options().size(); o++)
                text.add(o + 1 + " " + question.options().get(o).label().in(language));
        return text.toString();
    }
}
