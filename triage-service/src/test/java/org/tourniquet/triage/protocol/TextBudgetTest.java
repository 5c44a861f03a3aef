package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** With a limited number of questions: at most one duel more, never passed off as proven, and the person's choice holds. */
@Tag("properties")
class TextBudgetTest {

    @Property(tries = 2000)
    void a_budget_ends_in_a_proven_verdict_or_in_a_duel_that_the_person_decides(@ForAll long seed) {
        var random = new Random(seed);
        var engine = new Engine(SmallProtocols.usual(seed));
        int budget = 4 + random.nextInt(3);
        var mode = Mode.SHORT.withBudget(budget);
        var answers = Answers.NONE.with("safety", new Value.Several(Set.of(), Set.of()));
        Step step = engine.next(answers, mode);
        boolean dueled = false;
        while (step instanceof Step.Ask ask) {
            var value = any(ask, random);
            assertTrue(engine.check(new Answer(ask.question().id(), value), answers).isEmpty());
            dueled = ask.question().type() == QuestionType.DUEL;
            answers = answers.with(ask.question().id(), value);
            int bound = ask.atMost();
            step = engine.next(answers, mode);
            if (step instanceof Step.Ask more)
                assertTrue(more.atMost() < bound || !more.why().equals(ask.why()), bound + " then " + more.atMost());
        }
        var verdict = ((Step.Done) step).verdict();
        assertTrue(verdict.asked() <= budget + 1, () -> verdict.asked() + " asked");
        var last = answers.log().getLast();
        if (dueled) {
            assertEquals(Verdict.Status.PROVISIONAL, verdict.status());
            if (last.value() instanceof Value.Choice c)
                assertEquals(c.id(), verdict.winner().orElseThrow());
            assertTrue(verdict.winner().isPresent() && verdict.runnerUp().isPresent());
        } else if (verdict.status() == Verdict.Status.DECIDED)
            assertEquals(engine.soFar(answers, Mode.SHORT).winner(), verdict.winner());
    }

    private static Value any(Step.Ask ask, Random random) {
        if (ask.question().type() == QuestionType.MULTI) {
            var ticks = ask.choices().stream().map(Question.Option::id).filter(o -> random.nextBoolean())
                    .filter(o -> !o.startsWith("RED")).toList();
            return new Value.Several(Set.copyOf(ticks), Set.of());
        }
        var ids = new ArrayList<>(Stream.concat(ask.choices().stream().map(Question.Option::id),
                Stream.of(Value.UNKNOWN)).toList());
        var id = ids.get(random.nextInt(ids.size()));
        return id.equals(Value.UNKNOWN) ? new Value.Unknown() : new Value.Choice(id);
    }
}
