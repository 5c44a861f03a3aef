package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** The engine against brute force on small random protocols: every state of about 150,000. */
@Tag("properties")
class BruteForceTest {

    private static final List<String> FIXED = List.of("safety", "horizon", "present");

    /** Walks every state of a small questionnaire (about 500 each); it stops if and only if all ways on agree. */
    @Property
    void it_stops_exactly_when_no_further_answer_can_change_the_outcome(@ForAll long seed) {
        walk(SmallProtocols.any(seed), seed, true);
    }

    /** A question that hangs on several others may cost the earliest stop, never the right outcome. */
    @Property
    void however_questions_hang_on_each_other_it_never_stops_too_early(@ForAll long seed) {
        walk(SmallProtocols.tangled(seed), seed, false);
    }

    private void walk(Protocol protocol, long seed, boolean exactly) {
        var random = new Random(seed);
        var answers = new HashMap<String, Value>();
        fixed(protocol, random).forEach(a -> answers.put(a.question(), a.value()));
        answers.put("safety", new Value.Several(Set.of(), Set.of("RED1", "RED2")));
        if (random.nextBoolean())
            answers.put("present", new Value.Unknown());
        outcomes(new Engine(protocol), answers, new ArrayList<>(FIXED), random, exactly);
    }

    private Set<Optional<String>> outcomes(Engine engine, Map<String, Value> answers, List<String> order,
            Random random, boolean exactly) {
        var plainly = new Plainly(engine.protocol(), answers);
        var outcomes = new HashSet<Optional<String>>();
        var open = plainly.open();
        if (open.isEmpty())
            outcomes.add(plainly.winner());
        else {
            var question = open.get(random.nextInt(open.size()));
            order.add(question.id());
            for (var value : plainly.possible(question)) {
                answers.put(question.id(), value);
                outcomes.addAll(outcomes(engine, answers, order, random, exactly));
                answers.remove(question.id());
            }
            order.removeLast();
        }
        var verdict = engine.soFar(log(answers, order), Mode.SHORT);
        if (outcomes.size() > 1)
            assertEquals(Verdict.Status.PROVISIONAL, verdict.status(), () -> "too early, can be " + outcomes);
        else if (exactly || open.isEmpty())
            assertNotEquals(Verdict.Status.PROVISIONAL, verdict.status(), "too late");
        if (verdict.status() != Verdict.Status.PROVISIONAL)
            assertEquals(outcomes.iterator().next(), verdict.winner());
        return outcomes;
    }

    private static List<Answer> fixed(Protocol protocol, Random random) {
        var person = new Person(protocol, random.nextLong());
        return FIXED.stream().map(id -> protocol.question(id).orElseThrow())
                .map(q -> new Answer(q.id(), person.answer(q, Visibility.choices(protocol, q)))).toList();
    }

    private static Answers log(Map<String, Value> answers, List<String> order) {
        return new Answers(order.stream().map(q -> new Answer(q, answers.get(q))).toList());
    }
}
