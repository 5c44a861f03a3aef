package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tourniquet.triage.assessment.ProtocolJson;

/** The crowd of made-up people by which protocols are measured. */
class SimulationTest {

    private static final int PEOPLE = 1000;
    private final Protocol protocol = ProtocolJson.shipped("natural-disaster");
    private final Engine engine = new Engine(protocol);

    @ParameterizedTest
    @EnumSource
    void the_short_way_always_ends_like_the_whole_questionnaire(Respondent.Model model) {
        for (var key : Designed.KEYS)
            assertEquals(200, Simulation.of(Designed.protocol(key), model, Simulation.SEED, 200).equal());
        assertEquals(200, Simulation.of(protocol, model, Simulation.SEED, 200).equal());
    }

    @Test
    void the_same_seed_gives_the_same_figures_and_another_one_others() {
        var once = Simulation.of(protocol, Respondent.Model.REALISTIC, 7, 200);
        var again = Simulation.of(protocol, Respondent.Model.REALISTIC, 7, 200);
        var other = Simulation.of(protocol, Respondent.Model.REALISTIC, 8, 200);
        assertEquals(once.mean(), again.mean());
        assertEquals(once.winners(), again.winners());
        assertNotEquals(once.winners(), other.winners());
    }

    @Test
    void one_to_six_things_happen_as_often_as_designed() {
        var sizes = new HashMap<Integer, Integer>();
        IntStream.range(0, PEOPLE).forEach(n -> sizes.merge(person(n).happening().size(), 1, Integer::sum));
        double[] designed = { .10, .25, .30, .20, .10, .05 };
        for (int many = 1; many <= 6; many++)
            assertEquals(designed[many - 1], sizes.get(many) / (double) PEOPLE, 0.03);
    }

    @Test
    void people_say_the_same_on_the_short_way_as_on_the_long_one_and_nobody_is_in_danger() {
        for (int n = 0; n < 100; n++) {
            var all = person(n).everything(engine);
            var played = person(n).through(engine, Mode.SHORT);
            assertTrue(played.verdict().flags().isEmpty());
            for (var answer : played.answers().log())
                assertEquals(all.current(answer.question()).orElseThrow(), answer.value());
        }
    }

    @Test
    void a_realistic_person_does_not_know_one_answer_in_twelve_and_slips_in_one_pick_of_five() {
        int unknown = 0;
        int meant = 0;
        int told = 0;
        var pick = protocol.question("pick-danger").orElseThrow();
        for (int n = 0; n < 4 * PEOPLE; n++) {
            var choices = protocol.issues().stream().map(Issue::id).toList();
            var said = person(n).answer(pick, choices);
            if (said instanceof Value.Unknown)
                unknown++;
            else {
                told++;
                if (said.equals(person(n).as(Respondent.Model.SINCERE).answer(pick, choices)))
                    meant++;
            }
        }
        assertEquals(0.08, unknown / (4.0 * PEOPLE), 0.015);
        // a slip hits what was meant once in nine
        assertEquals(0.80 + 0.20 / 9, meant / (double) told, 0.02);
    }

    @Test
    void what_drives_others_is_named_as_the_lever_more_often() {
        var sincere = Simulation.of(protocol, Respondent.Model.SINCERE, Simulation.SEED, PEOPLE);
        assertEquals(PEOPLE, sincere.winners().values().stream().mapToInt(i -> i).sum() + sincere.undetermined());
        var most = sincere.winners().entrySet().stream().max((a, b) -> a.getValue() - b.getValue()).orElseThrow();
        assertEquals("power", most.getKey());
    }

    @Test
    void the_figures_belong_together() {
        var figures = Simulation.of(ProtocolJson.shipped("service-outage"), Respondent.Model.REALISTIC,
                Simulation.SEED, 500);
        assertEquals(500, figures.sessions());
        assertTrue(figures.quantile(0.5) <= figures.mean() + 1 && figures.quantile(0.95) <= figures.max());
        assertEquals(3, figures.quantile(0));
        assertEquals(figures.mean() / figures.full(), figures.share());
        // somebody who ticks an attack and denied it before is asked about danger once more
        assertTrue(figures.screens() > figures.mean());
        assertEquals(500, figures.settledBy().values().stream().mapToInt(i -> i).sum());
        int tallied = 0;
        for (var level : Verdict.Confidence.Level.values())
            tallied += figures.confidence(level).sessions();
        assertEquals(500, tallied);
        assertTrue(figures.confidence(Verdict.Confidence.Level.HIGH).share() > figures
                .confidence(Verdict.Confidence.Level.LOW).share() + 0.2);
    }

    /** The published figures; a change of the order of questions moves them, and has to be meant. */
    @Test
    void four_protocols_ask_less_than_seven_and_a_fifth_of_fifteen_and_a_half_questions() {
        double mean = 0;
        double full = 0;
        double fewest = 0;
        for (var key : Designed.KEYS) {
            var figures = Simulation.of(Designed.protocol(key), Respondent.Model.REALISTIC, Simulation.SEED, 500);
            mean += figures.mean() / 4;
            full += figures.full() / 4;
            fewest += figures.fewest() / 4;
            assertTrue(figures.quantile(0.95) <= 13);
        }
        assertTrue(mean < 7.2 && mean / full < 0.465, mean + " of " + full);
        assertTrue(mean / fewest < 1.10 && fewest < mean, mean + " over " + fewest);
    }

    @Test
    void after_eight_answers_by_text_message_the_true_winner_is_one_of_two() {
        for (var key : Designed.KEYS) {
            var figures = Simulation.of(Designed.protocol(key), Respondent.Model.REALISTIC, Simulation.SEED, 500,
                    Mode.TEXT);
            assertTrue(figures.amongTwo() >= 497, key + " " + figures.amongTwo());
            assertTrue(figures.max() <= 9);
        }
    }

    private Respondent person(int n) {
        return Respondent.of(protocol, Respondent.Model.REALISTIC, Simulation.SEED, n);
    }
}
