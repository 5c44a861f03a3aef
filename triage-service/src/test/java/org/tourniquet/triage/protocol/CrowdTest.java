package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The crowd and its figures to the last digit: who changes either changes every published figure. */
class CrowdTest {

    private static final int PEOPLE = 60;
    private final StringBuilder all = new StringBuilder();

    @ParameterizedTest
    @CsvSource({ "SINCERE,7.1000 15.5333 6.3833 7.1000 6/12/13 60+0 31/31 12/12 17/17 [6 9 6 1 7 11 9 11] 18",
            "REALISTIC,7.5167 15.7167 6.8000 7.5167 7/12/15 60+0 18/17 26/25 16/11 [5 9 6 2 6 13 8 11] 17",
            "NOISY,7.8500 15.7167 7.0833 7.8500 8/13/16 60+0 16/14 24/23 20/6 [6 10 6 4 8 12 5 9] 21",
            "UNIFORM,8.5167 16.1333 7.6500 8.5167 8/13/15 60+0 11/5 27/7 22/8 [7 4 9 5 9 10 5 11] 21" })
    void a_small_crowd_gives_exactly_these_figures(Respondent.Model model, String figures) {
        var s = Simulation.of(Designed.protocol("business-failure"), model, 1, PEOPLE);
        assertEquals(figures, told(s));
    }

    @Test
    void by_text_message_they_are_these() {
        var s = Simulation.of(Designed.protocol("service-outage"), Respondent.Model.NOISY, 2, PEOPLE, Mode.TEXT);
        assertEquals("6.7000 16.1667 6.4500 6.7000 7/9/9 53+0 19/16 28/22 13/4 [7 2 7 9 8 8 10 5 4] 860",
                told(s) + s.amongTwo());
    }

    @Test
    void protocols_with_every_type_of_question_give_these() {
        for (int seed = 0; seed < 40; seed++) {
            var s = Simulation.of(SmallProtocols.usual(seed), Respondent.Model.REALISTIC, 3, 5);
            assertEquals(5, s.equal());
            all.append(told(s)).append('\n');
        }
        assertEquals(-877373973, all.toString().hashCode());
    }

    private static String told(Simulation s) {
        var levels = Arrays.stream(Verdict.Confidence.Level.values()).map(s::confidence)
                .map(t -> t.sessions() + "/" + t.right()).collect(Collectors.joining(" "));
        return String.join(" ", String.format(Locale.ROOT, "%.4f %.4f %.4f %.4f", s.mean(), s.full(), s.fewest(), s.screens()),
                s.quantile(0.5) + "/" + s.quantile(0.95) + "/" + s.max(), s.equal() + "+" + s.undetermined(), levels,
                s.winners().values().toString().replace(",", ""), s.settledBy().size() + "");
    }
}
