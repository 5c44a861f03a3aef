package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Answers that do not go together, ties, a limit of questions, and what an organisation may set differently. */
class ContradictionTest {

    private static final String SMALL = """
            {"key": "small", "locales": ["en"], "situation": {"en": "Small"},
             "issues": [
              {"id": "a", "label": {"en": "A"}, "kind": "technical"},
              {"id": "b", "label": {"en": "B"}, "kind": "legal"}],
             "routeTable": {"legal": "TEXT_AGENT"}, "urgencyTable": {"later": "GREEN"}, %s
             "dimensions": {"TIME": {"pick": 16, "levels": [0, 1, 4, 8, 16], "propagates": true},
                            "MONEY": {"pick": 16, "levels": [], "propagates": true}},
             "flags": [
              {"id": "F", "rank": 1, "urgency": "RED", "route": "EMERGENCY", "message": {"en": "F"},
               "when": {"all": [{"question": "safety", "is": ["F"]}, {"not": {"question": "horizon", "is": ["later"]}}]},
               "immediateSteps": [{"en": "Go"}]}],
             "questions": [
              {"id": "horizon", "phase": "SAFETY", "type": "SINGLE", "text": {"en": "When"}, "unknown": {"allowed": true},
               "options": [{"id": "minutes", "label": {}}, {"id": "hours", "label": {}}, {"id": "days", "label": {}},
                {"id": "later", "label": {}}]},
              {"id": "present", "phase": "GATE", "type": "MULTI", "text": {"en": "What"}, "optionsFrom": "ISSUES",
               "unknown": {"allowed": true}},
              {"id": "safety", "phase": "SAFETY", "type": "MULTI", "text": {"en": "Safe"}, "unknown": {"allowed": true},
               "options": [{"id": "F", "label": {"en": "F"}}]},
              {"id": "pick", "phase": "SCORE", "type": "PICK", "dimension": "TIME", "text": {"en": "Which"},
               "optionsFrom": "ACTIVE_ISSUES", "unknown": {"allowed": true}},
              {"id": "money", "phase": "SCORE", "type": "PICK", "dimension": "MONEY", "text": {"en": "Which"},
               "optionsFrom": "ACTIVE_ISSUES", "unknown": {"allowed": true}},
              {"id": "time-a", "phase": "SCORE", "type": "SCALE", "dimension": "TIME", "issue": "a",
               "text": {"en": "A"}, "unknown": {"allowed": true}, "options": [
                {"id": "no", "label": {}, "level": 0}, {"id": "low", "label": {}, "level": 2},
                {"id": "top", "label": {}, "level": 4}]},
              {"id": "time-b", "phase": "SCORE", "type": "SCALE", "dimension": "TIME", "issue": "b",
               "text": {"en": "B"}, "unknown": {"allowed": true}, "options": [
                {"id": "no", "label": {}, "level": 0}, {"id": "low", "label": {}, "level": 2},
                {"id": "top", "label": {}, "level": 4}]}]}""";

    private Answers answers = Answers.NONE;
    private Engine engine = engine("");

    @Test
    void the_worst_that_is_nothing_or_far_less_than_another_is_kept_but_not_trusted_highly() {
        start("days");
        say("pick", "a");
        say("time-a", "top");
        assertEquals(List.of(), verdict().contradictions());
        assertEquals(Verdict.Confidence.Level.HIGH, verdict().confidence().level());
        say("time-a", "no");
        assertEquals(List.of(new Verdict.Contradiction(Verdict.Contradiction.Kind.WORST_AND_SMALL, "pick", "a")),
                verdict().contradictions());
        assertEquals(Verdict.Confidence.Level.MEDIUM, verdict().confidence().level());
        say("time-a", "low");
        say("time-b", "low");
        assertEquals(List.of(), verdict().contradictions());
        say("time-b", "top");
        assertEquals(Verdict.Contradiction.Kind.WORST_AND_SMALL, verdict().contradictions().getFirst().kind());
    }

    @Test
    void what_can_be_undone_later_but_cannot_wait_is_noticed() {
        start("later");
        say("time-b", "top");
        assertEquals(List.of(new Verdict.Contradiction(Verdict.Contradiction.Kind.LATER_AND_URGENT, "time-b", "b")),
                verdict().contradictions());
        say("horizon", "days");
        assertEquals(List.of(), verdict().contradictions());
    }

    @Test
    void equal_scores_say_so_and_the_tie_break_names_the_first() {
        start("days");
        say("money", "a");
        say("pick", "b");
        say("time-a", "no");
        say("time-b", "no");
        var verdict = assertInstanceOf(Step.Done.class, engine.next(answers, Mode.SHORT)).verdict();
        assertTrue(verdict.tie());
        assertEquals(Optional.of("b"), verdict.winner());
        assertEquals(Optional.of("a"), verdict.runnerUp());
        assertEquals(Verdict.Confidence.Level.LOW, verdict.confidence().level());
        assertEquals(Route.TEXT_AGENT, verdict.route());
    }

    @Test
    void the_protocol_may_break_ties_by_its_own_order() {
        engine = engine("\"tieBreak\": [\"score\", \"order\"],");
        start("days");
        say("money", "a");
        say("pick", "b");
        assertEquals(Optional.of("a"), verdict().winner());
    }

    @Test
    void a_limit_of_questions_ends_with_a_duel_and_a_verdict_that_is_called_provisional() {
        engine = engine("\"limits\": {\"maxQuestions\": 4},");
        start("days");
        assertEquals(2, assertInstanceOf(Step.Ask.class, engine.next(answers, Mode.SHORT)).atMost());
        say("time-a", "low");
        var duel = assertInstanceOf(Step.Ask.class, engine.next(answers, Mode.SHORT));
        assertEquals(QuestionType.DUEL, duel.question().type());
        assertEquals(2, duel.choices().size());
        assertEquals(new Step.Why(Step.Why.Kind.DECIDES, Optional.of("a"), Optional.of("b")), duel.why());
        say("duel", "a");
        var verdict = assertInstanceOf(Step.Done.class, engine.next(answers, Mode.SHORT)).verdict();
        assertEquals(Verdict.Status.PROVISIONAL, verdict.status());
        assertEquals(Optional.of("a"), verdict.winner());
        assertInstanceOf(Step.Ask.class, engine.next(answers, Mode.FULL));
    }

    @Test
    void a_flag_of_two_answers_fires_only_when_both_are_there() {
        say("safety", "F");
        assertEquals(List.of(), verdict().flags());
        assertEquals(List.of(), verdict().openFlags());
        say("horizon", "later");
        assertEquals(List.of(), verdict().flags());
        assertEquals(Urgency.GREEN, verdict().urgency());
        say("horizon", "unknown");
        assertEquals(List.of("F"), verdict().openFlags());
        assertEquals(Urgency.ORANGE, verdict().urgency());
        say("horizon", "hours");
        assertEquals(Verdict.Status.RED_FLAG, verdict().status());
    }

    @Test
    void the_question_of_the_gravest_flag_is_put_first_and_silence_is_marked() {
        engine = engine("\"defaultLocale\": \"en\",");
        assertEquals("horizon", assertInstanceOf(Step.Ask.class, engine.next(answers, Mode.SHORT)).question().id());
        start("hours");
        assertFalse(verdict().winner().isPresent());
        assertEquals(Verdict.Status.ABANDONED, verdict().abandoned().status());
        assertEquals(Urgency.YELLOW, verdict().abandoned().urgency());
    }

    private void start(String horizon) {
        say("horizon", horizon);
        say("safety");
        say("present", "a", "b");
    }

    private void say(String question, String... raw) {
        var type = engine.protocol().question(question).orElseThrow().type();
        var answer = new Answer(question, Value.of(type, List.of(raw)));
        assertEquals(List.of(), engine.check(answer, answers));
        answers = answers.with(answer);
    }

    private Verdict verdict() {
        return engine.soFar(answers, Mode.SHORT);
    }

    private static Engine engine(String more) {
        try {
            var protocol = ProtocolJson.read(new ObjectMapper().readTree(SMALL.formatted(more)));
            assertEquals(Set.of(), Set.copyOf(Inspection.of(protocol).stream()
                    .filter(f -> !f.code().equals("E-OPTIONS") && !f.code().equals("E-LOCALE")).toList()));
            return new Engine(protocol);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
