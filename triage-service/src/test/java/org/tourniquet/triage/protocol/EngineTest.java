package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.triage.assessment.ProtocolJson;

/** The engine on the natural-disaster protocol: what it asks, how urgent it finds it, and where it leads. */
class EngineTest {

    private Engine engine = new Engine(ProtocolJson.shipped("natural-disaster"));
    private Answers answers = Answers.NONE;

    @Test
    void safety_comes_first_then_the_horizon_then_what_is_happening() {
        assertEquals("safety", asked().question().id());
        say("safety");
        assertEquals("horizon", asked().question().id());
        say("horizon", "days");
        assertEquals("present", asked().question().id());
        assertEquals(9, asked().choices().size());
        assertEquals(Step.Why.Kind.ALWAYS, asked().why().kind());
    }

    @ParameterizedTest
    @CsvSource({ "minutes,ORANGE", "hours,YELLOW", "days,GREEN", "later,BLUE", "unknown,YELLOW" })
    void the_horizon_says_how_soon_a_human_has_to_be_there(String horizon, Urgency urgency) {
        until("power", horizon);
        assertEquals(urgency, verdict().urgency());
        assertEquals(Verdict.Reason.Kind.HORIZON, verdict().reason().kind());
        assertEquals(urgency == Urgency.ORANGE ? Route.HUMAN_NOW : Route.TECH_CHAT, verdict().route());
    }

    @Test
    void one_thing_that_is_happening_needs_no_further_question() {
        until("paperwork", "later");
        var verdict = done();
        assertEquals(Verdict.Status.DECIDED, verdict.status());
        assertEquals(Optional.of("paperwork"), verdict.winner());
        assertEquals(Optional.empty(), verdict.runnerUp());
        assertEquals(1, verdict.confidence().support());
        assertEquals(1, verdict.confidence().margin());
        assertEquals(Verdict.Confidence.Level.HIGH, verdict.confidence().level());
        assertEquals(Route.SELF_SERVICE, verdict.route());
        assertEquals(3, verdict.asked());
    }

    @Test
    void none_of_these_leads_to_a_human_and_asks_for_own_words() {
        say("safety");
        say("horizon", "later");
        say("present");
        assertEquals(Verdict.Status.UNDETERMINED, done().status());
        assertEquals(Route.HUMAN_NOW, done().route());
        assertEquals(List.of("words"), engine.context(answers).stream().map(Question::id).toList());
        say("words", "The dog is gone");
        assertEquals(List.of(), engine.context(answers));
    }

    @Test
    void nothing_that_weighs_anything_makes_no_winner() {
        until("power", "later", "access");
        while (engine.next(answers, Mode.SHORT) instanceof Step.Ask ask)
            say(ask.question().id(), "unknown");
        assertEquals(Verdict.Status.UNDETERMINED, done().status());
        assertEquals(Optional.empty(), done().winner());
        assertEquals(Route.HUMAN_NOW, done().route());
        assertEquals(Verdict.Confidence.Level.LOW, done().confidence().level());
    }

    @Test
    void a_ticked_need_of_shelter_is_never_less_than_yellow() {
        until("shelter", "later");
        assertEquals(Urgency.YELLOW, verdict().urgency());
        assertEquals(new Verdict.Reason(Verdict.Reason.Kind.ISSUE, "shelter"), verdict().reason());
    }

    @Test
    void not_knowing_what_happens_puts_everything_in_play_but_raises_nothing() {
        say("safety");
        say("horizon", "later");
        say("present", "unknown");
        assertEquals(Urgency.BLUE, verdict().urgency());
        assertEquals(9, asked().choices().size());
    }

    @Test
    void getting_in_touch_again_raises_by_one_level_and_from_the_third_time_there_is_no_portal() {
        until("paperwork", "later");
        assertEquals(Urgency.GREEN, engine.soFar(answers, Mode.SHORT.withContacts(2)).urgency());
        assertEquals(Route.SELF_SERVICE, engine.soFar(answers, Mode.SHORT.withContacts(2)).route());
        assertEquals(Route.HUMAN_NOW, engine.soFar(answers, Mode.SHORT.withContacts(3)).route());
        answers = Answers.NONE;
        until("power", "minutes");
        assertEquals(Urgency.ORANGE, engine.soFar(answers, Mode.SHORT.withContacts(3)).urgency());
    }

    @Test
    void not_knowing_about_safety_counts_as_possible_danger() {
        say("safety", "unknown");
        assertEquals(Urgency.ORANGE, verdict().urgency());
        answers = Answers.NONE;
        say("safety", "LIFE:unknown");
        assertEquals(Urgency.ORANGE, verdict().urgency());
        assertEquals(List.of("LIFE"), verdict().openFlags());
        assertEquals(Verdict.Reason.Kind.FLAG_OPEN, verdict().reason().kind());
    }

    @Test
    void the_gravest_of_two_red_flags_gives_the_reason() {
        say("safety", "HAZARD", "LIFE");
        assertEquals(new Verdict.Reason(Verdict.Reason.Kind.FLAG, "LIFE"), done().reason());
        assertEquals(List.of("LIFE", "HAZARD"), done().flags());
        assertEquals(Optional.empty(), done().winner());
    }

    @Test
    void a_red_flag_that_is_taken_back_keeps_a_human_near_and_the_questions_go_on() {
        say("safety", "LIFE");
        say("safety");
        assertEquals("horizon", asked().question().id());
        say("horizon", "later");
        assertEquals(new Verdict.Reason(Verdict.Reason.Kind.WITHDRAWN, ""), verdict().reason());
        assertEquals(Urgency.ORANGE, verdict().urgency());
        assertEquals(Route.HUMAN_NOW, verdict().route());
    }

    @Test
    void an_attack_on_the_systems_is_orange_and_the_questions_go_on() {
        say("safety", "CRITICAL_INCIDENT");
        assertEquals("horizon", asked().question().id());
        assertEquals(Urgency.ORANGE, verdict().urgency());
        assertEquals(Route.HUMAN_NOW, verdict().route());
    }

    @Test
    void a_need_of_vital_medicine_against_a_denied_flag_asks_about_safety_once_more() {
        engine = new Engine(bound(engine.protocol(), "care", "VULNERABLE"));
        until("care", "days");
        assertEquals("safety", asked().question().id());
        assertEquals(Step.Why.Kind.CHECK, asked().why().kind());
        assertEquals(Urgency.ORANGE, verdict().urgency());
        assertEquals(Verdict.Reason.Kind.CONTRADICTION, verdict().reason().kind());
        assertEquals(Verdict.Status.PROVISIONAL, verdict().status());
        assertEquals(Verdict.Confidence.Level.LOW, verdict().confidence().level());
        say("safety");
        assertEquals(Urgency.ORANGE, done().urgency());
        assertEquals(Verdict.Confidence.Level.MEDIUM, done().confidence().level());
        say("safety", "VULNERABLE");
        assertEquals(Urgency.RED, done().urgency());
    }

    @Test
    void how_many_is_asked_roughly_only_after_not_knowing() {
        until("power", "hours", "access");
        say("people-power", "unknown");
        assertEquals(List.of(), engine.check(answer("people_rough-power", "most"), answers));
        assertEquals(List.of(new Wrong(Wrong.Code.NOT_ASKED, "people_rough-access")),
                engine.check(answer("people_rough-access", "most"), answers));
        say("people_rough-power", "most");
        assertEquals(8, verdict().score("power"));
        say("people-power", "one");
        assertEquals(1, verdict().score("power"));
    }

    @Test
    void slow_relief_does_not_count_when_there_are_only_hours() {
        until("paperwork", "hours", "cash_insurance");
        say("pick-time", "cash_insurance");
        assertEquals(0, verdict().score("paperwork"));
        say("horizon", "later");
        assertEquals(8, verdict().score("paperwork"));
    }

    @Test
    void the_way_that_helps_in_time_comes_first() {
        until("premises", "hours");
        assertEquals(List.of("contain", "inspect"), done().options().stream().map(Issue.Way::id).toList());
        say("horizon", "minutes");
        assertEquals(List.of("contain", "inspect"), done().options().stream().map(Issue.Way::id).toList());
        answers = Answers.NONE;
        until("paperwork", "hours");
        assertEquals(List.of("rescue", "replace"), done().options().stream().map(Issue.Way::id).toList());
    }

    @Test
    void the_question_that_can_decide_most_is_put_first_and_says_between_what() {
        until("power", "hours", "comms");
        assertEquals("pick-danger", asked().question().id());
        assertEquals(List.of("power", "comms"), asked().choices().stream().map(Question.Option::id).toList());
        assertEquals(new Step.Why(Step.Why.Kind.DECIDES, Optional.of("power"), Optional.of("comms")), asked().why());
    }

    @Test
    void after_three_times_not_knowing_a_person_is_offered() {
        until("power", "hours", "comms");
        say("pick-danger", "unknown");
        say("pick-time", "unknown");
        assertFalse(asked().offerHuman());
        say("pick-lever", "unknown");
        assertTrue(asked().offerHuman());
    }

    @Test
    void a_pick_of_what_is_no_longer_happening_is_asked_again() {
        until("power", "hours", "comms", "access");
        say("pick-danger", "access");
        assertEquals(32, verdict().score("access"));
        say("present", "power", "comms");
        assertEquals(0, verdict().score("access"));
        assertEquals("pick-danger", asked().question().id());
    }

    @Test
    void an_answer_that_cannot_be_taken_is_named() {
        assertEquals(Wrong.Code.NO_SUCH_QUESTION,
                engine.check(new Answer("weather", new Value.Unknown()), answers).getFirst().code());
        assertEquals(List.of(new Wrong(Wrong.Code.NO_SUCH_OPTION, "COLD"), new Wrong(Wrong.Code.NO_SUCH_OPTION, "WET")),
                engine.check(answer("safety", "WET", "COLD", "LIFE"), answers));
        assertEquals(Wrong.Code.NO_SUCH_OPTION, engine.check(answer("horizon", "soon"), answers).getFirst().code());
        assertEquals(Wrong.Code.EMPTY, engine.check(answer("horizon"), answers).getFirst().code());
        assertEquals(Wrong.Code.WRONG_FORM,
                engine.check(new Answer("safety", new Value.Choice("LIFE")), answers).getFirst().code());
        assertEquals(Wrong.Code.NOT_ASKED, engine.check(answer("pick-time", "power"), answers).getFirst().code());
        assertEquals(Wrong.Code.TOO_LONG, engine.check(answer("words", "x".repeat(4001)), answers).getFirst().code());
        until("power", "hours", "comms");
        assertEquals(Wrong.Code.NO_SUCH_OPTION, engine.check(answer("pick-time", "care"), answers).getFirst().code());
        assertEquals(List.of(), engine.check(answer("pick-time", "none"), answers));
    }

    @Test
    void what_was_answered_can_be_written_down_and_read_again() {
        for (var raw : List.of(List.of("LIFE", "HAZARD:unknown"), List.<String> of(), List.of("unknown")))
            assertEquals(Value.of(QuestionType.MULTI, raw),
                    Value.of(QuestionType.MULTI, Value.of(QuestionType.MULTI, raw).raw()));
    }

    private static Protocol bound(Protocol p, String issue, String flag) {
        var issues = p.issues().stream().map(i -> !i.id().equals(issue) ? i
                : new Issue(i.id(), i.label(), i.kind(), i.basePoints(), i.minUrgency(), Optional.of(flag),
                        i.stopTheBleeding(), i.complications(), i.storyTag(), i.links()))
                .toList();
        return new Protocol(p.key(), p.version(), p.status(), p.defaultLocale(), p.locales(), p.signedOff(),
                p.situation(), p.unit(), issues, p.influence(), p.dimensions(), p.flags(), p.questions(), p.tables(),
                p.limits());
    }

    private void until(String issue, String horizon, String... more) {
        say("safety");
        say("horizon", horizon);
        var ticked = new ArrayList<>(List.of(more));
        ticked.add(issue);
        say("present", ticked.toArray(String[]::new));
    }

    private Answer answer(String question, String... raw) {
        return new Answer(question,
                Value.of(engine.protocol().question(question).orElseThrow().type(), List.of(raw)));
    }

    private void say(String question, String... raw) {
        assertEquals(List.of(), engine.check(answer(question, raw), answers));
        answers = answers.with(answer(question, raw));
    }

    private Step.Ask asked() {
        return assertInstanceOf(Step.Ask.class, engine.next(answers, Mode.SHORT));
    }

    private Verdict verdict() {
        return engine.soFar(answers, Mode.SHORT);
    }

    private Verdict done() {
        return assertInstanceOf(Step.Done.class, engine.next(answers, Mode.SHORT)).verdict();
    }
}
