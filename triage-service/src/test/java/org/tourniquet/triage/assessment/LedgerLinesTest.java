package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

import io.quarkus.test.junit.QuarkusTest;

/** Every sentence that an explanation can hold is one that a person in panic reads to its end. */
@QuarkusTest
class LedgerLinesTest {

    private static final int LONGEST = 140;

    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "business-failure", "service-outage", "health-personal" })
    void no_line_of_an_explanation_is_longer_than_140_characters_in_any_language(String key) {
        var protocol = ProtocolJson.shipped(key);
        var tooLong = new ArrayList<String>();
        for (var language : protocol.locales()) {
            var said = Said.of(language);
            for (var line : lines(protocol)) {
                var sentence = said.line(line, protocol);
                if (sentence.length() > LONGEST)
                    tooLong.add(language + " " + sentence.length() + ": " + sentence);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    private static List<Verdict.Line> lines(Protocol protocol) {
        var all = new ArrayList<Verdict.Line>();
        var issue = protocol.issues().getFirst().id();
        all.add(new Verdict.Line(issue, 4, Optional.empty(), Optional.empty(), Optional.empty(), 0));
        for (var edge : protocol.influence())
            all.add(new Verdict.Line(edge.from(), edge.strength(), Optional.of("pick-danger"), Optional.empty(),
                    Optional.of(edge.to()), edge.strength()));
        for (var question : protocol.questions())
            if (question.phase() == Phase.SCORE)
                answers(question, protocol).forEach(a -> all.add(new Verdict.Line(question.issue().orElse(issue), 4,
                        Optional.of(question.id()), Optional.of(a), Optional.empty(), 0)));
        return all;
    }

    private static List<Value> answers(Question question, Protocol protocol) {
        var all = new ArrayList<Value>(List.of(new Value.Unknown()));
        if (question.type() == QuestionType.PICK)
            protocol.issues().forEach(i -> all.add(new Value.Choice(i.id())));
        question.options().forEach(o -> all.add(new Value.Choice(o.id())));
        return all;
    }
}
