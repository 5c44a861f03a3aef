package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** The engine on small random protocols, judged by the plain rules. */
@Tag("properties")
class EnginePropertyTest {

    private static final List<String> FIXED = List.of("safety", "horizon", "present");

    @Property
    void the_short_way_decides_like_the_whole_questionnaire(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        var shortly = person.through(engine, Mode.SHORT);
        var fully = person.through(engine, Mode.FULL);
        assertEquals(fully.winner(), shortly.winner());
        assertEquals(fully.status(), shortly.status());
        assertEquals(fully.urgency(), shortly.urgency());
        assertEquals(fully.route(), shortly.route());
        assertEquals(fully.flags(), shortly.flags());
        assertTrue(shortly.asked() <= fully.asked());
        assertTrue(fully.asked() <= fully.full() || fully.status() == Verdict.Status.RED_FLAG);
    }

    @Property
    void the_order_of_the_answers_changes_nothing(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        person.through(engine, Mode.FULL);
        var log = new ArrayList<>(person.answers.log());
        int fixed = (int) log.stream().filter(a -> FIXED.contains(a.question())).count();
        Collections.shuffle(log.subList(fixed, log.size()), new Random(seed));
        var verdict = engine.soFar(person.answers, Mode.SHORT);
        assertEquals(verdict, engine.soFar(new Answers(log), Mode.SHORT));
        if (verdict.contradictions().isEmpty()) { // else safety is put once more, after what speaks against it
            Collections.shuffle(log, new Random(seed));
            assertEquals(verdict, engine.soFar(new Answers(log), Mode.SHORT));
        }
    }

    @Property
    void the_same_answer_twice_is_one_answer(@ForAll long seed) {
        var engine = new Engine(SmallProtocols.usual(seed));
        var person = new Person(engine.protocol(), seed);
        person.through(engine, Mode.FULL);
        for (int n = 0; n <= person.answers.log().size(); n++) {
            var once = person.answers.first(n);
            var twice = new Answers(once.log().stream().flatMap(a -> Stream.of(a, a)).toList());
            assertEquals(engine.next(once, Mode.SHORT), engine.next(twice, Mode.SHORT));
            assertEquals(engine.soFar(once, Mode.SHORT), engine.soFar(twice, Mode.SHORT));
        }
    }

    @Property
    void the_lines_of_the_ledger_sum_to_the_score(@ForAll long seed) {
        var protocol = SmallProtocols.any(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        var verdict = person.through(engine, Mode.FULL);
        if (verdict.status() == Verdict.Status.RED_FLAG)
            return;
        var plainly = new Plainly(protocol, map(person.answers));
        for (int i = 0; i < plainly.active.size(); i++)
            assertEquals(plainly.vector(i)[0] / 4.0, verdict.score(plainly.active.get(i).id()));
        assertTrue(verdict.ledger().stream().noneMatch(l -> l.quarters() == 0));
        for (int n = 1; n < verdict.ledger().size(); n++) {
            var before = verdict.ledger().get(n - 1);
            var line = verdict.ledger().get(n);
            assertTrue(!line.issue().equals(before.issue()) || line.quarters() <= before.quarters(), "the largest first");
        }
        for (var line : verdict.ledger()) {
            assertEquals(line.relieves().isPresent(), line.strength() > 0);
            assertTrue(line.strength() <= 3 && !line.relieves().equals(Optional.of(line.issue())));
        }
    }

    @Property
    void not_knowing_never_raises_a_score(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var random = new Random(seed);
        var answers = new Answers(fixed(protocol, random));
        while (engine.next(answers, Mode.FULL) instanceof Step.Ask ask) {
            var next = answers.with(ask.question().id(), new Value.Unknown());
            var before = engine.soFar(answers, Mode.FULL);
            var after = engine.soFar(next, Mode.FULL);
            if (ask.question().phase() == Phase.SCORE)
                protocol.issues().forEach(i -> assertTrue(after.score(i.id()) <= before.score(i.id())));
            answers = random.nextBoolean() || ask.question().phase() != Phase.SCORE ? next
                    : answers.with(ask.question().id(), new Person(protocol, seed).answer(ask));
        }
    }

    @Property
    void a_red_flag_stops_at_once_and_its_withdrawal_keeps_a_human_near(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        person.through(engine, Mode.FULL);
        var red = person.answers.with("safety", new Value.Several(Set.of("RED1"), Set.of()));
        var step = engine.next(red, Mode.FULL);
        assertTrue(step instanceof Step.Done d && d.verdict().status() == Verdict.Status.RED_FLAG
                && d.verdict().urgency() == Urgency.RED && d.verdict().route() == Route.EMERGENCY);
        var withdrawn = engine.soFar(red.with("safety", new Value.Several(Set.of(), Set.of())), Mode.SHORT);
        assertEquals(Urgency.ORANGE, withdrawn.urgency());
        assertEquals(Route.HUMAN_NOW, withdrawn.route());
    }

    @Property
    void a_corrected_assessment_is_like_a_fresh_one(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        person.through(engine, Mode.FULL);
        var other = new Person(protocol, seed + 1);
        other.through(engine, Mode.FULL);
        if (isRed(engine, person.answers) || isRed(engine, other.answers))
            return;
        var both = new ArrayList<>(person.answers.log());
        both.addAll(other.answers.log());
        var corrected = engine.soFar(new Answers(both), Mode.FULL);
        var fresh = engine.soFar(other.answers, Mode.FULL);
        assertEquals(fresh.winner(), corrected.winner());
        assertEquals(fresh.ledger(), corrected.ledger());
        assertEquals(fresh.urgency(), corrected.urgency());
    }

    @Property
    void at_most_so_many_more_is_true_and_falls(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        var bounds = new ArrayList<Integer>();
        while (engine.next(person.answers, Mode.FULL) instanceof Step.Ask ask) {
            bounds.add(ask.atMost());
            person.answers = person.answers.with(ask.question().id(), person.answer(ask));
        }
        for (int i = 0; i < bounds.size(); i++) {
            assertTrue(bounds.get(i) >= bounds.size() - i, () -> "promised too little: " + bounds);
            assertTrue(i == 0 || bounds.get(i) < bounds.get(i - 1), () -> "does not fall: " + bounds);
        }
    }

    @Property
    void nobody_urgent_is_sent_to_self_service(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var person = new Person(protocol, seed);
        for (int contacts = 1; contacts <= 3; contacts++) {
            var verdict = person.through(engine, Mode.SHORT.withContacts(contacts));
            assertTrue(verdict.route() != Route.SELF_SERVICE
                    || !verdict.urgency().atLeast(Urgency.ORANGE) && contacts < 3);
            person = new Person(protocol, seed);
        }
    }

    private static boolean isRed(Engine engine, Answers answers) {
        return engine.soFar(answers, Mode.SHORT).urgency() == Urgency.RED;
    }

    private static List<Answer> fixed(Protocol protocol, Random random) {
        var person = new Person(protocol, random.nextLong());
        return FIXED.stream().map(id -> protocol.question(id).orElseThrow())
                .map(q -> new Answer(q.id(), person.answer(q, Visibility.choices(protocol, q)))).toList();
    }

    private static Map<String, Value> map(Answers answers) {
        var map = new HashMap<String, Value>();
        answers.log().forEach(a -> map.put(a.question(), a.value()));
        return map;
    }
}
