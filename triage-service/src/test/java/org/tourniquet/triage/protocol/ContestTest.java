package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The finer points of stopping and ordering, one by one; issue a leads b by one point from the start. */
class ContestTest {

    private static final Localized NOTHING = new Localized(Map.of(), "en");

    @Test
    void points_of_a_question_that_may_stay_hidden_are_not_counted_on() {
        // whatever is answered to "bonus" helps a by 5; it is shown only after yes and yes; "big" can give b 4
        var engine = engine(scale("one", "a", List.of(0, 0), 0, null), scale("two", "a", List.of(0, 0), 0, null),
                scale("bonus", "a", List.of(5, 5), 5, new Condition.All(List.of(is("one", "yes"), is("two", "yes")))),
                scale("big", "b", List.of(0, 4), 0, null));
        assertEquals(Verdict.Status.PROVISIONAL, verdict(engine).status());
        assertEquals(Verdict.Status.PROVISIONAL, verdict(engine, "one", "yes").status());
        assertEquals(Verdict.Status.DECIDED, verdict(engine, "one", "yes", "two", "yes").status());
    }

    @Test
    void a_question_that_is_shown_when_another_is_never_put_is_reckoned_with() {
        // "malus" is shown only if "two" is not asked at all, and then it lifts b over a
        var engine = engine(scale("one", "a", List.of(0, 0), 0, null),
                scale("two", "a", List.of(0, 0), 0, is("one", "yes")), scale("malus", "b", List.of(3, 3), 3,
                        new Condition.Not(new Condition.Is("two", List.of("yes", "no", "unknown")))));
        assertEquals(Verdict.Status.PROVISIONAL, verdict(engine).status());
        assertEquals(Verdict.Status.DECIDED, verdict(engine, "one", "yes").status());
        assertEquals(Optional.of("b"), verdict(engine, "one", "no").winner());
    }

    @Test
    void a_certain_winner_may_still_be_behind() {
        var engine = engine(scale("sure", "b", List.of(3, 4), 3, null), scale("noise", "a", List.of(0, 1), 0, null));
        var verdict = verdict(engine);
        assertEquals(Verdict.Status.DECIDED, verdict.status());
        assertEquals(Optional.of("b"), verdict.winner());
        assertEquals(Optional.of("a"), verdict.runnerUp());
        assertEquals(0, verdict.confidence().margin());
        assertEquals(1, verdict.score("a"));
    }

    @Test
    void a_dear_question_waits_for_a_cheaper_one_that_decides_nearly_as_much() {
        var dear = scale("dear", "b", List.of(0, 9), 0, null);
        var cheap = scale("cheap", "b", List.of(0, 5), 0, null);
        assertEquals("dear", next(engine(cheap, dear)));
        assertEquals("cheap", next(engine(dear.costing(2), cheap)));
        assertEquals("one", next(engine(scale("one", "b", List.of(0, 5), 0, null),
                scale("two", "b", List.of(0, 5), 0, null))));
        assertEquals("two", next(engine(scale("one", "b", List.of(0, 5), 0, null),
                scale("two", "b", List.of(0, 6), 0, null))));
    }

    @Test
    void what_most_likely_ends_it_comes_before_what_can_change_more() {
        // yes to either makes b certain; of "one" also "I don't know" does
        var likely = scale("one", "b", List.of(0, 3), 3, null);
        var large = scale("two", "b", List.of(0, 6), 0, null);
        assertEquals("one", next(engine(likely, large)));
        assertEquals("one", next(engine(large, likely)));
        assertEquals("two", next(engine(likely.costing(2), large)));
        assertEquals("two", next(engine(scale("one", "b", List.of(0, 3), 0, null), large)));
    }

    @Test
    void a_telling_answer_counts_for_more_than_an_evasive_one() {
        // "one" ends it by "I don't know" alone, "two" by half of the telling answers
        var evasive = scale("one", "b", List.of(0, 0), 9, null);
        var telling = scale("two", "b", List.of(0, 2), 0, null);
        assertEquals("two", next(engine(evasive, telling)));
        assertEquals("two", next(engine(telling, evasive)));
    }

    @Test
    void a_question_says_between_which_two_it_decides() {
        var engine = engine(scale("one", "b", List.of(0, 5), 0, null));
        var ask = assertInstanceOf(Step.Ask.class, engine.next(answers(), Mode.SHORT));
        assertEquals(Step.Why.Kind.DECIDES, ask.why().kind());
        assertEquals(Set.of("a", "b"), Set.of(ask.why().leader().orElseThrow(), ask.why().rival().orElseThrow()));
    }

    @Test
    void nobody_asks_for_what_only_confirms_the_leader() {
        assertEquals(Verdict.Status.DECIDED, verdict(engine(scale("more", "a", List.of(0, 8), 0, null))).status());
        assertEquals(Verdict.Status.DECIDED, verdict(engine(scale("less", "b", List.of(-8, 0), 0, null))).status());
        assertEquals(Verdict.Status.PROVISIONAL, verdict(engine(scale("even", "b", List.of(0, 2), 0, null))).status());
    }

    /** A question on one issue, and the points of "no" and "yes". */
    record Scored(Question question, List<Integer> points) {

        Scored costing(int cost) {
            var q = question;
            return new Scored(new Question(q.id(), q.phase(), q.type(), q.dimension(), q.issue(), q.text(), q.sms(),
                    q.help(), q.options(), q.source(), q.visibleIf(), q.unknown(), cost, q.why()), points);
        }
    }

    static Scored scale(String id, String issue, List<Integer> points, int unknown, Condition visibleIf) {
        // questions of one contest have a dimension each, so that its levels are their points
        var dimension = switch (id) {
            case "one" -> Dimension.PEOPLE;
            case "two" -> Dimension.MONEY;
            case "big", "noise", "cheap" -> Dimension.DRAIN;
            default -> Dimension.TREND;
        };
        return new Scored(new Question(id, Phase.SCORE, QuestionType.SCALE, Optional.of(dimension),
                Optional.of(issue), NOTHING, Optional.empty(), Optional.empty(),
                List.of(new Question.Option("no", NOTHING, 0), new Question.Option("yes", NOTHING, 1)),
                Question.Source.OWN, Optional.ofNullable(visibleIf), new Question.DontKnow(true, unknown), 1,
                Optional.empty()), points);
    }

    private static Condition is(String question, String value) {
        return new Condition.Is(question, List.of(value));
    }

    static Engine engine(Scored... scored) {
        var weights = new HashMap<Dimension, Weights>();
        for (var s : scored)
            weights.put(s.question().dimension().orElseThrow(), new Weights(0, s.points(), false));
        var gate = new Question("present", Phase.GATE, QuestionType.MULTI, Optional.empty(), Optional.empty(), NOTHING,
                Optional.empty(), Optional.empty(), List.of(), Question.Source.ISSUES, Optional.empty(),
                new Question.DontKnow(true, 0), 1, Optional.empty());
        return new Engine(new Protocol("contest", 1, Protocol.Status.DRAFT, "en", List.of("en"), List.of(), NOTHING,
                "points", List.of(issue("a", 1), issue("b", 0)), List.of(), weights, List.of(),
                Stream.concat(Stream.of(gate), Stream.of(scored).map(Scored::question)).toList(), Tables.STANDARD,
                Limits.STANDARD));
    }

    private static Issue issue(String id, int base) {
        return new Issue(id, NOTHING, "technical", base, Optional.empty(), Optional.empty(), List.of(), List.of(), "",
                List.of());
    }

    private static Answers answers(String... given) {
        var answers = Answers.NONE.with("present", new Value.Several(Set.of("a", "b"), Set.of()));
        for (int i = 0; i < given.length; i += 2)
            answers = answers.with(given[i], new Value.Choice(given[i + 1]));
        return answers;
    }

    private static Verdict verdict(Engine engine, String... given) {
        return engine.soFar(answers(given), Mode.SHORT);
    }

    private static String next(Engine engine) {
        return assertInstanceOf(Step.Ask.class, engine.next(answers(), Mode.SHORT)).question().id();
    }
}
