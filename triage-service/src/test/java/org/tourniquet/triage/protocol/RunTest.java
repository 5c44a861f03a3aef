package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tourniquet.triage.protocol.Altered.array;
import static org.tourniquet.triage.protocol.Altered.object;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a person meets on the way: which question first, how many there can still be, and when safety is put once more. */
class RunTest {

    private Engine engine = engine(p -> {
    });
    private Answers answers = Answers.NONE;

    @Test
    void the_question_of_the_gravest_flag_comes_first_wherever_it_stands() {
        engine = engine(p -> {
            yesOrNo(p, "noise");
            yesOrNo(p, "wounds");
            object(p, "/flags/2").putObject("when").put("question", "wounds").putArray("is").add("yes");
            object(p, "/flags/2").put("rank", 0);
        });
        assertEquals("wounds", engine.safety().orElseThrow().id());
        say("wounds", "no");
        assertEquals("safety", asked(Mode.SHORT).question().id());
        say("safety");
        assertEquals("horizon", asked(Mode.SHORT).question().id());
        say("horizon", "days");
        assertEquals("noise", asked(Mode.SHORT).question().id());
        say("wounds", "yes");
        assertEquals(List.of("SELF_HARM"), verdict().flags());
    }

    private static void yesOrNo(ObjectNode p, String id) {
        array(p, "/questions").addObject().put("id", id).put("phase", "SAFETY").put("type", "YES_NO")
                .putObject("unknown").put("allowed", true);
    }

    @Test
    void of_one_thing_that_is_happening_every_question_is_asked_as_always() {
        start("power");
        assertEquals(Step.Why.ALWAYS, asked(Mode.FULL).why());
    }

    @Test
    void three_times_not_knowing_in_a_row_counts_from_the_first_question_on_and_the_same_twice_is_once() {
        say("safety", "unknown");
        say("horizon", "unknown");
        say("horizon", "unknown");
        assertFalse(asked(Mode.SHORT).offerHuman());
        say("present", "unknown");
        assertTrue(asked(Mode.SHORT).offerHuman());
        say("pick-danger", "none");
        say("pick-time", "unknown");
        say("pick-lever", "unknown");
        assertFalse(asked(Mode.SHORT).offerHuman());
    }

    @Test
    void a_protocol_may_never_offer_a_person_for_not_knowing() {
        engine = engine(p -> object(p, "/limits").put("unknownStreak", 0));
        say("safety", "unknown");
        assertFalse(asked(Mode.SHORT).offerHuman());
    }

    @Test
    void before_anything_is_known_every_question_can_come_and_a_check_where_one_is_bound() {
        assertEquals(36, asked(Mode.SHORT).atMost());
        assertEquals(36, asked(Mode.SHORT.withBudget(36)).atMost());
        assertEquals(36, asked(Mode.SHORT.withBudget(35)).atMost());
        assertEquals(11, asked(Mode.SHORT.withBudget(10)).atMost());
        engine = bound();
        assertEquals(37, asked(Mode.SHORT).atMost());
        start("power", "comms");
        assertEquals(12, asked(Mode.SHORT).atMost());
    }

    @Test
    void a_check_is_the_last_question_where_only_one_thing_is_happening() {
        engine = bound();
        start("care");
        assertEquals(Step.Why.CHECK, asked(Mode.SHORT).why());
        assertEquals(1, asked(Mode.SHORT).atMost());
        assertEquals(1 + 2 + 1 + 6, asked(Mode.FULL).atMost());
    }

    @Test
    void the_whole_questionnaire_is_as_long_as_what_is_happening_makes_it() {
        assertEquals(3 + 24, verdict().full());
        start();
        assertEquals(3, verdict().full());
        say("present", "power", "comms");
        assertEquals(3 + 10, verdict().full());
        say("pick-danger", "power");
        say("people-power", "few");
        assertEquals(3 + 10, verdict().full());
        say("people-power", "unknown");
        assertEquals(3 + 11, verdict().full());
    }

    @Test
    void only_what_is_asked_after_something_speaks_against_it_is_a_check() {
        engine = bound();
        say("safety");
        say("horizon", "days");
        say("safety");
        say("present", "care");
        assertEquals(Step.Why.CHECK, asked(Mode.SHORT).why());
        say("horizon", "later");
        assertEquals("safety", asked(Mode.SHORT).question().id());
        say("present", "power");
        assertInstanceOf(Step.Done.class, engine.next(answers, Mode.SHORT));
        say("present", "care");
        assertEquals(Step.Why.CHECK, asked(Mode.SHORT).why());
        say("safety");
        say("horizon", "days");
        assertInstanceOf(Step.Done.class, engine.next(answers, Mode.SHORT));
    }

    @Test
    void a_red_flag_is_certain_and_brings_the_ways_out_of_its_issue() {
        engine = engine(p -> object(p, "/flags/0").put("issue", "care"));
        say("safety", "LIFE");
        var verdict = verdict();
        assertEquals(new Verdict.Confidence(Verdict.Confidence.Level.HIGH, 1, 1, 1, 1), verdict.confidence());
        assertEquals(Optional.of("care"), verdict.winner());
        assertEquals(2, verdict.options().size());
        assertEquals(List.of(), verdict.ledger());
    }

    @Test
    void a_form_that_does_not_fit_the_question_is_refused() {
        assertEquals(List.of(new Wrong(Wrong.Code.WRONG_FORM, "horizon")), wrong("horizon", new Value.Several(Set
                .of("days"), Set.of())));
        assertEquals(List.of(new Wrong(Wrong.Code.WRONG_FORM, "safety")), wrong("safety", new Value.Words("help")));
        assertEquals(List.of(new Wrong(Wrong.Code.WRONG_FORM, "words")), wrong("words", new Value.Choice("help")));
        assertEquals(List.of(new Wrong(Wrong.Code.EMPTY, "words")), wrong("words", new Value.Words(" \n")));
        assertEquals(List.of(), wrong("words", new Value.Words("x".repeat(4000))));
        assertEquals(List.of(new Wrong(Wrong.Code.TOO_LONG, "words")), wrong("words", new Value.Words("x".repeat(4001))));
        assertEquals(List.of(new Wrong(Wrong.Code.EMPTY, "horizon")), wrong("horizon", new Value.Choice(" ")));
        assertEquals(List.of(new Wrong(Wrong.Code.NO_SUCH_OPTION, "none")), wrong("horizon", new Value.Choice("none")));
    }

    @Test
    void not_knowing_is_refused_only_where_the_question_does_not_allow_it() {
        engine = engine(p -> object(p, "/questions/0/unknown").put("allowed", false));
        var never = List.of(new Wrong(Wrong.Code.DONT_KNOW_NOT_ALLOWED, "safety"));
        assertEquals(never, wrong("safety", new Value.Unknown()));
        assertEquals(never, wrong("safety", Value.of(QuestionType.MULTI, List.of("LIFE:unknown"))));
        assertEquals(List.of(), wrong("safety", Value.of(QuestionType.MULTI, List.of("LIFE"))));
        assertEquals(List.of(), wrong("horizon", new Value.Unknown()));
    }

    private List<Wrong> wrong(String question, Value value) {
        return engine.check(new Answer(question, value), answers);
    }

    private static Engine bound() {
        return engine(p -> object(p, "/issues/0").put("bindsFlag", "VULNERABLE"));
    }

    private static Engine engine(Consumer<ObjectNode> change) {
        return new Engine(ProtocolJson.look(Altered.json(change)).protocol());
    }

    private void start(String... issues) {
        say("safety");
        say("horizon", "days");
        say("present", issues);
    }

    private void say(String question, String... raw) {
        var type = engine.protocol().question(question).orElseThrow().type();
        answers = answers.with(question, Value.of(type, Stream.of(raw).toList()));
    }

    private Step.Ask asked(Mode mode) {
        return assertInstanceOf(Step.Ask.class, engine.next(answers, mode));
    }

    private Verdict verdict() {
        return engine.soFar(answers, Mode.SHORT);
    }
}
