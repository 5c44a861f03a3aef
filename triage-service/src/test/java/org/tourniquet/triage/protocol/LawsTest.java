package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import org.tourniquet.triage.assessment.ProtocolJson;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** Laws that hold whatever the protocol: what does not happen does not matter, and nobody urgent is left to a portal. */
@Tag("properties")
class LawsTest {

    private static final Localized NOTHING = new Localized(Map.of(), "en");

    @Property
    void an_issue_that_is_not_happening_changes_neither_the_questions_nor_the_verdict(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var wider = new Engine(withAnother(protocol, new Random(seed)));
        var person = new Person(protocol, seed);
        var answers = Answers.NONE;
        var step = engine.next(answers, Mode.SHORT);
        while (step instanceof Step.Ask ask) {
            var other = (Step.Ask) wider.next(answers, Mode.SHORT);
            assertEquals(ask.question().id(), other.question().id());
            assertEquals(ask.why(), other.why());
            var value = person.answer(ask);
            // "I don't know what is happening" makes everything possible, the other one too
            answers = answers.with(ask.question().id(), ask.question().phase() == Phase.GATE
                    && value instanceof Value.Unknown ? new Value.Several(Set.of(), Set.of()) : value);
            step = engine.next(answers, Mode.SHORT);
        }
        assertEquals(((Step.Done) step).verdict(), ((Step.Done) wider.next(answers, Mode.SHORT)).verdict());
    }

    private static Protocol withAnother(Protocol p, Random random) {
        var issues = new ArrayList<>(p.issues());
        issues.add(random.nextInt(issues.size() + 1), new Issue("omega", NOTHING, "crisis", 9,
                Optional.of(Urgency.ORANGE), Optional.of("RED1"), List.of(), List.of(), "", List.of()));
        var edges = new ArrayList<>(p.influence());
        for (var issue : p.issues()) {
            edges.add(new Influence("omega", issue.id(), 3, Pace.MINUTES, Optional.empty()));
            edges.add(new Influence(issue.id(), "omega", 3, Pace.MINUTES, Optional.empty()));
        }
        return new Protocol(p.key(), p.version(), p.status(), p.defaultLocale(), p.locales(), p.signedOff(),
                p.situation(), p.unit(), issues, edges, p.dimensions(), p.flags(), p.questions(), p.tables(),
                p.limits());
    }

    @Example
    void no_way_through_a_shipped_protocol_leads_somebody_urgent_to_self_service() {
        for (var key : Designed.KEYS) {
            var engine = new Engine(ProtocolJson.shipped(key));
            for (var issue : engine.protocol().issues())
                for (var horizon : List.of("minutes", "hours", "days", "later", Value.UNKNOWN))
                    for (var flag : engine.protocol().flags())
                        for (int contacts = 1; contacts <= 3; contacts++)
                            urgentMeetsAHuman(engine, issue.id(), horizon, flag.id(), contacts);
        }
    }

    private static void urgentMeetsAHuman(Engine engine, String issue, String horizon, String flag, int contacts) {
        var safety = engine.protocol().questions().getFirst().id();
        for (var danger : List.of(new Value.Several(Set.of(), Set.of()), new Value.Several(Set.of(flag), Set.of()),
                new Value.Several(Set.of(), Set.of(flag)), new Value.Unknown())) {
            var answers = Answers.NONE.with(safety, danger)
                    .with("horizon", Value.of(QuestionType.SINGLE, List.of(horizon)))
                    .with("present", new Value.Several(Set.of(issue), Set.of()));
            var verdict = engine.soFar(answers, Mode.SHORT.withContacts(contacts));
            if (verdict.urgency().atLeast(Urgency.ORANGE) || contacts == 3)
                assertNotEquals(Route.SELF_SERVICE, verdict.route());
            if (danger.equals(new Value.Several(Set.of(flag), Set.of()))
                    && engine.protocol().flag(flag).orElseThrow().urgency() == Urgency.RED)
                assertEquals(Verdict.Status.RED_FLAG, verdict.status());
        }
    }
}
