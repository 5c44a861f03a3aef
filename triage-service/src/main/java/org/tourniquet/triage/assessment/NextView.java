package org.tourniquet.triage.assessment;

import java.util.ArrayList;
import java.util.List;

import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.QuestionType;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Value;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * What comes next, as the API tells it: a question with why, asked and atMost; the verdict, with the question for own words
 * if there is one; or, where a human was asked for first, the situations to choose from.
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record NextView(Asked question, String why, Integer asked, Integer atMost, Boolean offerHuman, SoFar soFar,
        VerdictView verdict, String words, List<Option> situations) {

    @RegisterForReflection
    record Asked(String id, String phase, String dimension, String issue, String type, String text, String help,
            boolean unknownAllowed, List<Option> options) {
    }

    @RegisterForReflection
    record Option(String id, String label) {
    }

    /** From the second scored question on: the issue that leads, which may be taken as enough. */
    @RegisterForReflection
    record SoFar(String winner, String label) {
    }

    static NextView of(Turn turn, Finding finding, Said said) {
        if (turn.verdict().isPresent())
            return new NextView(null, null, null, null, null, null, finding.of(turn, said), null, null);
        Protocol protocol = turn.published().protocol();
        Step.Ask ask = (Step.Ask) turn.step();
        return new NextView(asked(ask, protocol, said), said.why(ask, protocol), ask.asked(), ask.atMost(),
                ask.offerHuman() ? Boolean.TRUE : null,
                turn.enough().map(v -> new SoFar(v.winner().orElseThrow(), said.label(protocol, v.winner()))).orElse(null),
                null, null, null);
    }

    /** What it is about is still to be said. */
    static NextView ofSituations(List<Option> situations) {
        return new NextView(null, null, null, null, null, null, null, null, situations);
    }

    NextView withWords(String id) {
        return new NextView(question, why, asked, atMost, offerHuman, soFar, verdict, id, situations);
    }

    private static Asked asked(Step.Ask ask, Protocol protocol, Said said) {
        Question q = ask.question();
        return new Asked(q.id(), q.phase().name(), q.dimension().map(Enum::name).orElse(null), q.issue().orElse(null),
                q.type().name(), q.text().in(said.language()), q.help().map(h -> h.in(said.language())).orElse(null),
                q.unknown().allowed(), options(ask, protocol, said));
    }

    static List<Option> options(Step.Ask ask, Protocol protocol, Said said) {
        return options(ask.question(), ask.choices(), protocol, said);
    }

    static List<Option> options(Question q, List<Question.Option> choices, Protocol protocol, Said said) {
        var options = new ArrayList<Option>();
        choices.forEach(o -> options.add(new Option(o.id(), said.option(q, o.id(), protocol))));
        if (q.type() == QuestionType.PICK)
            options.add(new Option(Value.NONE, said.words().none()));
        return options;
    }
}
