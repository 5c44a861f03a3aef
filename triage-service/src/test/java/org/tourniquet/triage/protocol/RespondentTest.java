package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Made-up people are in no danger whatever form the questions have, and the figures about them belong together. */
class RespondentTest {

    private static final Localized NOTHING = new Localized(Map.of(), "en");
    private static final int PEOPLE = 64;

    @Test
    void nobody_says_what_would_raise_a_flag() {
        assertEquals(new Value.Choice("no"), said(Phase.SAFETY, QuestionType.YES_NO, flag(is("yes")), "yes", "no"));
        assertEquals(new Value.Choice("yes"), said(Phase.SAFETY, QuestionType.YES_NO, flag(new Condition.Not(is("yes"))), "yes",
                "no"));
        assertEquals(new Value.Choice("yes"), said(Phase.SAFETY, QuestionType.YES_NO,
                flag(new Condition.Is("another", List.of("yes"))), "yes", "no"));
        assertEquals(new Value.Unknown(), said(Phase.SAFETY, QuestionType.SINGLE, flag(is("much", "more")), "much", "more"));
        assertEquals(new Value.Several(Set.of(), Set.of()), said(Phase.SAFETY, QuestionType.MULTI, flag(is("much")), "much"));
        assertEquals(new Value.Words("…"), said(Phase.CONTEXT, QuestionType.TEXT, flag(is("much"))));
    }

    private static Value said(Phase phase, QuestionType type, Flag flag, String... choices) {
        var question = question(phase, type);
        return Respondent.of(protocol(flag, question), Respondent.Model.SINCERE, 1, 1).answer(question, List.of(choices));
    }

    @Test
    void what_they_say_is_happening_is_what_happens_to_them() {
        var designed = Designed.protocol("shop");
        for (int n = 0; n < PEOPLE; n++) {
            var person = Respondent.of(designed, Respondent.Model.REALISTIC, 1, n);
            assertEquals(new Value.Several(person.happening(), Set.of()),
                    person.answer(designed.question("present").orElseThrow(), List.of()));
            assertTrue(!person.happening().isEmpty() && person.happening().size() <= 3);
        }
    }

    @Test
    void who_answers_anyhow_ticks_each_thing_every_other_time() {
        for (var model : List.of(Respondent.Model.UNIFORM, Respondent.Model.SINCERE)) {
            var question = question(Phase.SCORE, QuestionType.MULTI);
            var protocol = protocol(flag(is("much")), question);
            int ticks = IntStream.range(0, 500).map(n -> ((Value.Several) Respondent.of(protocol, model, 1, n).answer(question,
                    List.of("much", "more"))).yes().size()).sum();
            assertEquals(500, ticks, 60);
        }
    }

    @Test
    void the_figures_of_a_crowd_belong_together() {
        var s = Simulation.of(Designed.protocol("shop"), Respondent.Model.REALISTIC, 1, PEOPLE);
        assertEquals(PEOPLE, s.sessions());
        assertEquals(s.mean() * PEOPLE, IntStream.rangeClosed(1, PEOPLE).map(k -> s.quantile((double) k / PEOPLE)).sum());
        assertEquals(s.mean() / s.full(), s.share());
        assertEquals(s.mean() / s.fewest(), s.overFewest());
        assertTrue(s.share() < 1 && s.overFewest() >= 1);
        assertEquals(0.25, new Simulation.Tally(4, 1).share());
        assertEquals(0, new Simulation.Tally(0, 0).share());
    }

    @Test
    void signs_of_the_basic_alphabet_cost_one_or_two_places_from_the_first_to_the_last() {
        assertEquals(new SmsText.Size(160, false, 1), SmsText.of("@".repeat(160)));
        assertEquals(new SmsText.Size(160, false, 1), SmsText.of("^".repeat(80)));
        assertEquals(new SmsText.Size(161, false, 2), SmsText.of("^".repeat(80) + "à"));
    }

    private static Condition is(String... values) {
        return new Condition.Is("asked", List.of(values));
    }

    private static Flag flag(Condition when) {
        return new Flag("F", 1, Urgency.RED, Route.EMERGENCY, Optional.empty(), when, NOTHING, List.of());
    }

    private static Question question(Phase phase, QuestionType type) {
        return new Question("asked", phase, type, Optional.empty(), Optional.empty(), NOTHING, Optional.empty(),
                Optional.empty(), List.of(), Question.Source.OWN, Optional.empty(), new Question.DontKnow(true, 0), 1,
                Optional.empty());
    }

    private static Protocol protocol(Flag flag, Question question) {
        return new Protocol("danger", 1, Protocol.Status.DRAFT, "en", List.of("en"), List.of(), NOTHING, "points",
                Designed.protocol("shop").issues(), List.of(), Map.of(), List.of(flag), List.of(question), Tables.STANDARD,
                Limits.STANDARD);
    }
}
