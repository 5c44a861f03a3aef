package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;

/** How soon a human has to be there, by the table of the design written a second time, whatever was answered before. */
@Tag("properties")
class UrgencyTest {

    private static final Map<String, Urgency> TABLE = Map.of("minutes", Urgency.ORANGE, "hours", Urgency.YELLOW,
            "unknown", Urgency.YELLOW, "days", Urgency.GREEN, "later", Urgency.BLUE);

    @Property
    void it_is_that_of_the_table_and_only_ever_raised(@ForAll long seed) {
        var protocol = SmallProtocols.usual(seed);
        var engine = new Engine(protocol);
        var log = corrected(protocol, new Random(seed));
        for (int contacts = 1; contacts <= 3; contacts++) {
            var mode = Mode.SHORT.withContacts(contacts);
            for (int n = 0; n <= log.size(); n++) {
                var answers = new Answers(log.subList(0, n));
                var verdict = engine.soFar(answers, mode);
                assertEquals(plainly(protocol, answers, contacts), verdict.urgency());
                assertEquals(route(protocol, verdict, contacts), verdict.route());
            }
        }
    }

    /** Safety, horizon and what is happening, each answered up to three times in any order. */
    private static List<Answer> corrected(Protocol protocol, Random random) {
        var log = new ArrayList<Answer>();
        for (int n = 0; n < 7; n++) {
            var question = protocol.questions().get(random.nextInt(3));
            log.add(new Answer(question.id(),
                    new Person(protocol, random.nextLong()).answer(question, Visibility.choices(protocol, question))));
        }
        return log;
    }

    private static Urgency plainly(Protocol protocol, Answers answers, int contacts) {
        if (ticks(answers, "RED1") || ticks(answers, "RED2"))
            return Urgency.RED;
        var urgency = TABLE.get(answers.current("horizon").map(v -> v.raw().getFirst()).orElse("unknown"));
        boolean unsure = answers.current("safety").filter(v -> v instanceof Value.Unknown
                || v instanceof Value.Several s && !s.open().isEmpty()).isPresent();
        boolean wasRed = answers.log().stream().anyMatch(a -> a.question().equals("safety")
                && a.value() instanceof Value.Several s && (s.yes().contains("RED1") || s.yes().contains("RED2")));
        boolean denied = protocol.issues().stream().anyMatch(i -> ticks(answers, i.id()) && i.bindsFlag().isPresent()
                && answers.current("safety").filter(v -> v instanceof Value.Several s && !s.open().contains("RED2"))
                        .isPresent());
        if (ticks(answers, "ORANGE1") || unsure || wasRed || denied)
            urgency = Urgency.ORANGE;
        for (var issue : protocol.issues())
            if (ticks(answers, issue.id()) && issue.minUrgency().isPresent())
                urgency = most(urgency, issue.minUrgency().get() == Urgency.RED ? Urgency.ORANGE : issue.minUrgency().get());
        return contacts < 2 || urgency == Urgency.ORANGE ? urgency : Urgency.values()[urgency.ordinal() - 1];
    }

    private static Urgency most(Urgency a, Urgency b) {
        return a.ordinal() < b.ordinal() ? a : b;
    }

    private static boolean ticks(Answers answers, String option) {
        return List.of("safety", "present").stream().anyMatch(q -> answers.current(q)
                .filter(v -> v instanceof Value.Several s && s.yes().contains(option)).isPresent());
    }

    private static Route route(Protocol protocol, Verdict verdict, int contacts) {
        if (verdict.urgency() == Urgency.RED)
            return Route.EMERGENCY;
        if (verdict.urgency() == Urgency.ORANGE || contacts > 2)
            return Route.HUMAN_NOW;
        return verdict.winner().flatMap(protocol::issue).map(i -> Tables.ROUTES.get(i.kind())).orElse(Route.HUMAN_NOW);
    }

    /** Later answers tell what comes first; what is known about danger stands. */
    @Property
    void nothing_that_is_asked_later_changes_it(@ForAll long seed) {
        var engine = new Engine(SmallProtocols.any(seed));
        var person = new Person(engine.protocol(), seed);
        person.through(engine, Mode.FULL);
        Optional<Verdict> known = Optional.empty();
        for (int n = 0; n <= person.answers.log().size(); n++) {
            var verdict = engine.soFar(person.answers.first(n), Mode.SHORT);
            known.ifPresent(k -> {
                assertEquals(k.urgency(), verdict.urgency());
                assertEquals(k.reason(), verdict.reason());
                assertEquals(k.flags(), verdict.flags());
            });
            if (n > 0 && n < person.answers.log().size()
                    && engine.next(person.answers.first(n), Mode.FULL) instanceof Step.Ask ask
                    && ask.question().phase() == Phase.SCORE && ask.why().kind() != Step.Why.Kind.CHECK)
                known = Optional.of(verdict);
        }
    }

    @Example
    void each_level_has_its_time_and_the_most_urgent_of_two_is_the_worst() {
        assertEquals(List.of(0L, 10L, 60L, 120L, 240L),
                List.of(Urgency.values()).stream().map(u -> u.within().toMinutes()).toList());
        assertEquals(Urgency.ORANGE, Urgency.GREEN.worst(Urgency.ORANGE));
        assertEquals(Urgency.ORANGE, Urgency.ORANGE.worst(Urgency.GREEN));
        assertTrue(Urgency.RED.atLeast(Urgency.RED) && !Urgency.ORANGE.atLeast(Urgency.RED));
        assertEquals(List.of(Urgency.RED, Urgency.ORANGE, Urgency.ORANGE, Urgency.YELLOW, Urgency.GREEN),
                List.of(Urgency.values()).stream().map(Urgency::raised).toList());
    }

    @Example
    void no_tick_and_no_answer_at_all_is_no_danger_yet() {
        var engine = new Engine(SmallProtocols.usual(1));
        assertEquals(Urgency.YELLOW, engine.soFar(Answers.NONE, Mode.SHORT).urgency());
        assertEquals(Verdict.Reason.Kind.NOT_ASKED, engine.soFar(Answers.NONE, Mode.SHORT).reason().kind());
        assertEquals(Set.of(), Set.copyOf(engine.soFar(Answers.NONE, Mode.SHORT).openFlags()));
    }
}
