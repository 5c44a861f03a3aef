package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** The least number of questions is judged by trying every subset of a person's own answers. */
@Tag("properties")
class HindsightTest {

    @Property
    void it_is_the_size_of_the_smallest_set_of_own_answers_that_settles_it(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        var full = person.through(engine, Mode.FULL);
        if (full.status() == Verdict.Status.RED_FLAG || full.status() == Verdict.Status.UNDETERMINED)
            return;
        var scored = person.answers.log().stream()
                .filter(a -> protocol.question(a.question()).orElseThrow().phase() == Phase.SCORE).toList();
        var fixed = new Answers(person.answers.log().stream().filter(a -> !scored.contains(a)).toList());
        int fewest = Integer.MAX_VALUE;
        for (int mask = 0; mask < 1 << scored.size(); mask++) {
            var some = new ArrayList<>(fixed.log());
            for (int i = 0; i < scored.size(); i++)
                if ((mask >> i & 1) == 1)
                    some.add(scored.get(i));
            if (Integer.bitCount(mask) < fewest && counted(protocol, new Answers(some)) == some.size()
                    && engine.soFar(new Answers(some), Mode.SHORT).status() == Verdict.Status.DECIDED)
                fewest = Integer.bitCount(mask);
        }
        assertEquals(fewest, Hindsight.scored(protocol, person.answers));
        int asked = new Person(protocol, seed).through(engine, Mode.SHORT).asked();
        assertTrue(fewest <= asked);
    }

    /** Answers to questions that are not shown do not count as asked. */
    private static long counted(Protocol protocol, Answers answers) {
        var now = new Current(protocol, answers);
        return answers.log().stream().filter(a -> now.value(protocol.question(a.question()).orElseThrow()).isPresent())
                .count();
    }
}
