package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How far a verdict is trusted. Each letter is one pick of ten points for issue a, b or c, a capital one of the heavy
 * ones; n is "none of these" and ? is "I don't know".
 */
class TrustTest {

    private static final Localized NOTHING = new Localized(Map.of(), "en");

    @ParameterizedTest
    @CsvSource({ "aaaaaaabbb,0,HIGH,7,10", "aaaaaabbb,0,MEDIUM,6,9", "aaaaaaabbb??,0,HIGH,7,10",
            "aaaaaaabbb???,0,MEDIUM,7,10", "aaaaaaabbnn?,0,HIGH,7,9", "aaaabbbccc,0,LOW,4,10",
            "aaaaaaaaabbbbbbccccc,0,MEDIUM,9,20", "aaaaa?????,0,MEDIUM,5,5", "aaaaa??????,0,LOW,5,5",
            "aaaaaaaB,42,HIGH,7,8", "aaaaaaaB,43,MEDIUM,7,8", "aaaaaaaB,56,MEDIUM,7,8", "aaaaaaaB,57,LOW,7,8",
            "ab,0,LOW,1,2", "aaaaa,0,HIGH,5,5" })
    void support_margin_and_what_stayed_unknown_make_the_level(String picks, int heavy, Verdict.Confidence.Level level,
            int pointing, int telling) {
        var confidence = verdict(picks, heavy, "hours").confidence();
        assertEquals(level, confidence.level());
        assertEquals(pointing, confidence.pointing());
        assertEquals(telling, confidence.telling());
        assertEquals((double) pointing / telling, confidence.support());
    }

    @ParameterizedTest
    @CsvSource({ "hours,HIGH", "unknown,MEDIUM" })
    void nothing_is_trusted_highly_while_something_about_safety_is_unknown(String horizon,
            Verdict.Confidence.Level level) {
        assertEquals(level, verdict("aaaaa", 0, horizon).confidence().level());
    }

    private static Verdict verdict(String picks, int heavy, String horizon) {
        var questions = new ArrayList<Question>();
        questions.add(question("safety", Phase.SAFETY, QuestionType.MULTI, Question.Source.OWN, null, "F"));
        questions.add(question("horizon", Phase.SAFETY, QuestionType.SINGLE, Question.Source.OWN, null, "minutes",
                "hours", "days", "later"));
        questions.add(question("present", Phase.GATE, QuestionType.MULTI, Question.Source.ISSUES, null));
        var log = new ArrayList<>(List.of(answer(questions.get(0), ""), answer(questions.get(1), horizon),
                new Answer("present", new Value.Several(Set.of("a", "b", "c"), Set.of()))));
        for (char pick : picks.toCharArray()) {
            var question = question("q" + questions.size(), Phase.SCORE, QuestionType.PICK,
                    Question.Source.ACTIVE_ISSUES, Character.isUpperCase(pick) ? Dimension.DANGER : Dimension.MONEY);
            questions.add(question);
            var value = pick == '?' ? Value.UNKNOWN : pick == 'n' ? Value.NONE : String.valueOf(pick).toLowerCase();
            log.add(answer(question, value));
        }
        var issues = List.of("a", "b", "c").stream().map(id -> new Issue(id, NOTHING, "technical", 0,
                Optional.empty(), Optional.empty(), List.of(), List.of(), "", List.of())).toList();
        var weights = Map.of(Dimension.MONEY, new Weights(10, List.of(), false), Dimension.DANGER,
                new Weights(heavy, List.of(), false));
        return new Engine(new Protocol("trust", 1, Protocol.Status.DRAFT, "en", List.of("en"), List.of(), NOTHING,
                "points", issues, List.of(), weights, List.of(), questions, Tables.STANDARD, Limits.STANDARD))
                .soFar(new Answers(log), Mode.FULL);
    }

    private static Answer answer(Question question, String raw) {
        return new Answer(question.id(), Value.of(question.type(), raw.isEmpty() ? List.of() : List.of(raw)));
    }

    private static Question question(String id, Phase phase, QuestionType type, Question.Source source,
            Dimension dimension, String... options) {
        return new Question(id, phase, type, Optional.ofNullable(dimension), Optional.empty(), NOTHING,
                Optional.empty(), Optional.empty(),
                List.of(options).stream().map(o -> new Question.Option(o, NOTHING, -1)).toList(), source,
                Optional.empty(), new Question.DontKnow(true, 0), 1, Optional.empty());
    }
}
