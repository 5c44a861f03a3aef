package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** The shop on a bad day: counter, internet line and help desk, as the design works it out by hand. */
class WorkedExampleTest {

    private final Engine engine = new Engine(Designed.protocol("shop"));
    private Answers answers = Answers.NONE;

    @Test
    void seven_questions_of_fifteen_prove_that_the_internet_line_comes_first() {
        answer("safety");
        answer("horizon", "hours");
        assertEquals(Urgency.YELLOW, engine.soFar(answers, Mode.SHORT).urgency());
        answer("present", "counter", "internet", "helpdesk");
        answer("pick-danger", "none");
        answer("pick-time", "counter");
        answer("pick-lever", "internet");
        var notYet = engine.soFar(answers, Mode.SHORT);
        assertEquals(Verdict.Status.PROVISIONAL, notYet.status());
        assertEquals(24, notYet.score("internet"));
        assertEquals(16, notYet.score("counter"));
        assertEquals(0, notYet.score("helpdesk"));
        answer("pick-choice", "internet");

        var verdict = assertInstanceOf(Step.Done.class, engine.next(answers, Mode.SHORT)).verdict();
        assertEquals(Verdict.Status.DECIDED, verdict.status());
        assertEquals(Optional.of("internet"), verdict.winner());
        assertEquals(Optional.of("counter"), verdict.runnerUp());
        assertFalse(verdict.tie());
        assertEquals(32, verdict.score("internet"));
        assertEquals(List.of(12.0, 12.0, 8.0),
                verdict.ledger().stream().filter(l -> l.issue().equals("internet")).map(Verdict.Line::points).toList());
        assertTrue(verdict.ledger().stream().anyMatch(l -> l.issue().equals("internet") && l.strength() == 3
                && l.relieves().equals(Optional.of("counter")) && l.question().equals(Optional.of("pick-time"))));
        assertEquals(2, verdict.confidence().pointing());
        assertEquals(3, verdict.confidence().telling());
        assertEquals(0.5, verdict.confidence().margin());
        assertEquals(Verdict.Confidence.Level.MEDIUM, verdict.confidence().level());
        assertEquals(Urgency.YELLOW, verdict.urgency());
        assertEquals(Route.TECH_CHAT, verdict.route());
        assertEquals(7, verdict.asked());
        assertEquals(15, verdict.full());
    }

    @Test
    void the_leads_that_are_sure_are_those_of_the_design() {
        answer("safety");
        answer("horizon", "hours");
        answer("present", "counter", "internet", "helpdesk");
        answer("pick-danger", "none");
        answer("pick-time", "counter");
        answer("pick-lever", "internet");
        assertEquals(-6, sureLead("internet", "counter") / 4);
        answer("pick-choice", "internet");
        assertEquals(10, sureLead("internet", "counter") / 4);
        assertEquals(20, sureLead("internet", "helpdesk") / 4);
    }

    @Test
    void a_red_flag_ends_it_at_the_first_question() {
        answer("safety", "LIFE");
        var verdict = assertInstanceOf(Step.Done.class, engine.next(answers, Mode.FULL)).verdict();
        assertEquals(Verdict.Status.RED_FLAG, verdict.status());
        assertEquals(Urgency.RED, verdict.urgency());
        assertEquals(Route.EMERGENCY, verdict.route());
        assertEquals(List.of("LIFE"), verdict.flags());
        assertEquals(1, verdict.asked());
    }

    private long sureLead(String w, String c) {
        var contest = new Weighing(engine.protocol(), new Situation(engine.protocol(), answers, Mode.SHORT)).contest();
        return contest.worst(index(contest, w), index(contest, c))[0];
    }

    private static int index(Contest contest, String issue) {
        return contest.issues.stream().map(Issue::id).toList().indexOf(issue);
    }

    /** Answers the question, which has to be the one that the engine asks. */
    private void answer(String question, String... raw) {
        var ask = assertInstanceOf(Step.Ask.class, engine.next(answers, Mode.SHORT));
        assertEquals(question, ask.question().id());
        var answer = new Answer(question, Value.of(ask.question().type(), List.of(raw)));
        assertEquals(List.of(), engine.check(answer, answers));
        answers = answers.with(answer);
    }
}
