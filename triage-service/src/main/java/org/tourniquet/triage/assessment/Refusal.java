package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Locale;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.protocol.Answer;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Mode;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Wrong;

/** Says why an answer is not taken: 409 when the question is not open for it, 422 when the answer itself is wrong. */
final class Refusal {

    /** A first answer, a correction, or (on a page) whichever it is. */
    enum Manner {
        NEW,
        CORRECTION,
        EITHER
    }

    private static final int LONGEST_WORDS = 4000;

    private Refusal() {
    }

    static Value check(Protocols.Published published, Answers log, String question, List<String> raw, Manner manner) {
        Question asked = published.protocol().question(question).orElseThrow(() -> notOpen("There is no such question"));
        boolean answered = log.current(question).isPresent();
        if (manner == Manner.CORRECTION && !answered)
            throw notOpen("There is no answer to correct");
        if (manner == Manner.NEW && answered && asked.phase() != Phase.CONTEXT && !askedAgain(published, log, question))
            throw notOpen("This question has an answer; PUT corrects it");
        Value value = Value.of(asked.type(), asked.type() == QuestionType.TEXT ? shortened(raw) : raw);
        List<Wrong> wrong = published.engine().check(new Answer(question, value), log);
        if (wrong.stream().anyMatch(w -> w.code() == Wrong.Code.NOT_ASKED || w.code() == Wrong.Code.NO_SUCH_QUESTION))
            throw notOpen("This question is not asked here");
        var problem = new Problem(422, "answer-wrong", "This answer does not fit the question");
        wrong.forEach(w -> problem.at("/value", code(w.code()), sentence(w)));
        problem.throwIfAny();
        return value;
    }

    /** The safety question is put once more when a ticked issue speaks against a denied danger. */
    private static boolean askedAgain(Protocols.Published published, Answers log, String question) {
        return published.engine().next(log, Mode.SHORT) instanceof Step.Ask ask && ask.question().id().equals(question);
    }

    // own words of any length are welcome: what is kept says itself that it was cut
    private static List<String> shortened(List<String> raw) {
        String words = String.join("\n", raw).replace("\u0000", "");
        return List.of(words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS - 5) + " […]");
    }

    private static Problem notOpen(String title) {
        return new Problem(409, "question-not-open", title);
    }

    private static String code(Wrong.Code code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String sentence(Wrong wrong) {
        return switch (wrong.code()) {
            case NO_SUCH_OPTION -> "has " + wrong.subject() + ", which is not offered";
            case DONT_KNOW_NOT_ALLOWED -> "cannot be unknown";
            case EMPTY -> "is empty";
            case TOO_LONG -> "is too long";
            default -> "has the wrong form";
        };
    }
}
