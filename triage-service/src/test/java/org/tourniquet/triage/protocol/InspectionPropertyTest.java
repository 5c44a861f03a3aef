package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** What the checks say about a protocol is true of what people meet in it, on small random protocols. */
@Tag("properties")
class InspectionPropertyTest {

    @Property
    void a_question_that_is_said_to_be_unreachable_is_never_met(@ForAll long seed) {
        var protocol = SmallProtocols.tangled(seed);
        var found = new Findings(protocol);
        Reachability.inspect(found);
        var never = places(found, "E-UNREACHABLE").stream().map(i -> protocol.questions().get(i).id())
                .collect(Collectors.toSet());
        var engine = new Engine(protocol);
        for (int n = 0; n < 40; n++) {
            var person = new Person(protocol, seed + n);
            person.through(engine, Mode.FULL);
            person.answers.log().forEach(a -> assertTrue(!never.contains(a.question()), a::toString));
        }
    }

    @Property
    void a_question_that_is_said_to_be_dead_changes_no_outcome_whatever_is_answered(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var found = new Findings(protocol);
        Relevance.inspect(found);
        var dead = places(found, "E-DEAD").stream().map(protocol.questions()::get).toList();
        var engine = new Engine(protocol);
        for (int n = 0; n < 5; n++) {
            var person = new Person(protocol, seed + n);
            var verdict = person.through(engine, Mode.FULL);
            for (var question : dead)
                for (var choice : Visibility.choices(protocol, question)) {
                    var value = question.type() == QuestionType.MULTI ? new Value.Several(Set.of(choice), Set.of())
                            : new Value.Choice(choice);
                    var other = engine.soFar(person.answers.with(question.id(), value), Mode.FULL);
                    assertEquals(verdict.winner(), other.winner());
                    assertEquals(verdict.urgency(), other.urgency());
                }
        }
    }

    @Property
    void a_circle_is_found_if_and_only_if_there_is_one(@ForAll long seed) {
        var random = new Random(seed);
        var protocol = hanging(SmallProtocols.usual(seed), random);
        var found = new Findings(protocol);
        Visibility.inspect(found);
        assertEquals(inCircles(protocol), new HashSet<>(places(found, "E-CYCLE").stream()
                .map(i -> protocol.questions().get(i).id()).toList()));
    }

    private static List<Integer> places(Findings found, String code) {
        return found.all().stream().filter(f -> f.code().equals(code) && f.pointer().startsWith("/questions/"))
                .map(f -> Integer.parseInt(f.pointer().split("/")[2])).toList();
    }

    /** The same questions, each hanging on any other or on none. */
    private static Protocol hanging(Protocol p, Random random) {
        var scored = p.questions().stream().filter(q -> q.phase() == Phase.SCORE).toList();
        var questions = new ArrayList<>(p.questions().stream().filter(q -> q.phase() != Phase.SCORE).toList());
        for (var q : scored) {
            var on = scored.get(random.nextInt(scored.size()));
            Optional<Condition> condition = random.nextInt(3) == 0 ? Optional.empty()
                    : Optional.of(new Condition.Is(on.id(), List.of("high")));
            questions.add(new Question(q.id(), q.phase(), q.type(), q.dimension(), q.issue(), q.text(), q.sms(), q.help(),
                    q.options(), q.source(), condition, q.unknown(), q.cost(), q.why()));
        }
        return new Protocol(p.key(), p.version(), p.status(), p.defaultLocale(), p.locales(), p.signedOff(), p.situation(),
                p.unit(), p.issues(), p.influence(), p.dimensions(), p.flags(), questions, p.tables(), p.limits());
    }

    /** Each hangs on one at most, so one only has to follow. */
    private static Set<String> inCircles(Protocol protocol) {
        return protocol.questions().stream().map(Question::id).filter(start -> {
            var id = start;
            for (int step : IntStream.range(0, protocol.questions().size()).toArray()) {
                var next = protocol.question(id).orElseThrow().visibleIf().map(c -> c.reads().iterator().next());
                if (next.isEmpty())
                    return false;
                id = next.get();
                if (id.equals(start))
                    return step >= 0;
            }
            return false;
        }).collect(Collectors.toSet());
    }
}
