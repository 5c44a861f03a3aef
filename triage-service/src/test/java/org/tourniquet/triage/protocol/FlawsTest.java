package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tourniquet.triage.protocol.Altered.array;
import static org.tourniquet.triage.protocol.Altered.object;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Each single thing that can be wrong with a protocol, the place where it is named, and what is still right beside it. */
class FlawsTest {

    @Test
    void a_protocol_of_nothing_is_told_everything_it_lacks() {
        var nothing = new Localized(Map.of(), "en");
        var flaws = Inspection.of(new Protocol("", 1, Protocol.Status.DRAFT, "en", List.of(), List.of("fi"), nothing,
                "points", List.of(), List.of(), Map.of(), List.of(), List.of(), Tables.STANDARD, Limits.STANDARD));
        assertEquals(List.of("/issues E-EMPTY", "/questions E-EMPTY", "/key E-ID", "/questions E-PHASE",
                "/questions E-PHASE", "/dimensions E-WEIGHT", "/flags E-FLAG", "/defaultLocale E-LOCALE",
                "/signedOff E-LOCALE"), flaws.stream().map(f -> f.pointer() + " " + f.code()).toList());
    }

    @Test
    void twenty_issues_can_be_compared_and_two_hundred_questions_asked_not_one_more() {
        assertEquals(Set.of(), only("E-LIMIT", p -> fill(p, 20, 200)));
        assertEquals(Set.of("/issues E-LIMIT", "/questions E-LIMIT"), only("E-LIMIT", p -> fill(p, 21, 201)));
    }

    private static void fill(ObjectNode p, int issues, int questions) {
        while (p.path("issues").size() < issues)
            array(p, "/issues").add(p.at("/issues/0").deepCopy());
        while (p.path("questions").size() < questions)
            array(p, "/questions").add(p.at("/questions/3").deepCopy());
    }

    @Test
    void names_at_any_depth_of_a_condition_are_looked_up() {
        assertEquals(Set.of("/flags/0/when/all/0/question E-REF", "/flags/0/when/all/1/any/0/not/is/1 E-REF"), flaws(p -> {
            var all = object(p, "/flags/0").putObject("when").putArray("all");
            all.addObject().put("question", "weather").putArray("is").add("LIFE");
            all.addObject().putArray("any").addObject().putObject("not").put("question", "safety").putArray("is")
                    .add("LIFE").add("RAIN");
        }));
    }

    @Test
    void a_condition_may_name_not_knowing_and_none_but_never_nothing() {
        assertEquals(Set.of("/flags/0/when/all E-EMPTY", "/flags/1/when/any E-EMPTY", "/flags/2/when/is E-EMPTY"),
                flaws(p -> {
                    object(p, "/flags/0").putObject("when").putArray("all");
                    object(p, "/flags/1").putObject("when").putArray("any");
                    object(p, "/flags/2").putObject("when").put("question", "safety").putArray("is");
                    object(p, "/flags/3").putObject("when").put("question", "safety").putArray("is").add("unknown")
                            .add("LIFE:unknown");
                    array(p, "/questions/10/visibleIf/is").add("none");
                }));
    }

    @Test
    void points_are_a_million_at_most_and_better_not_below_zero() {
        assertEquals(Set.of("/issues/0/basePoints E-WEIGHT", "/issues/1/basePoints W-NEGATIVE",
                "/dimensions/DANGER/levels/0 E-WEIGHT", "/dimensions/DANGER/levels/1 W-NEGATIVE",
                "/questions/9/unknown/points W-NEGATIVE"), flaws(p -> {
                    object(p, "/issues/0").put("basePoints", 1_000_001);
                    object(p, "/issues/1").put("basePoints", -1_000_000);
                    object(p, "/issues/2").put("basePoints", 1_000_000);
                    array(p, "/dimensions/DANGER/levels").set(0, -1_000_001).set(1, -2);
                    object(p, "/questions/9/unknown").put("points", -1);
                }));
    }

    @Test
    void nothing_can_be_decided_where_all_points_are_zero() {
        assertEquals(Set.of("/dimensions E-WEIGHT"), weighed(0, 0, 0));
        assertEquals(Set.of(), weighed(1, 0, 0));
        assertEquals(Set.of(), weighed(0, 1, 0));
        assertEquals(Set.of(), weighed(0, 0, 1));
    }

    private static Set<String> weighed(int base, int pick, int level) {
        return only("E-WEIGHT", p -> {
            p.path("issues").forEach(i -> ((ObjectNode) i).put("basePoints", base));
            p.path("dimensions").forEach(d -> {
                ((ObjectNode) d).put("pick", 0);
                ((ObjectNode) d).putArray("levels").add(0).add(0).add(0).add(0).add(0);
            });
            // only in the middle, so that what comes before and after may not take it back
            object(p, "/dimensions/DRAIN").put("pick", pick);
            array(p, "/dimensions/DRAIN/levels").set(2, level);
        });
    }

    @Test
    void without_a_red_flag_nobody_would_be_sent_to_the_emergency_number() {
        assertEquals(Set.of("/flags E-FLAG"),
                flaws(p -> p.path("flags").forEach(f -> ((ObjectNode) f).put("urgency", "ORANGE"))));
    }

    @Test
    void a_flag_is_red_or_orange_and_names_an_issue_that_is_there() {
        assertEquals(Set.of("/flags/0/issue E-REF", "/flags/5/urgency E-FLAG"), flaws(p -> {
            object(p, "/flags/0").put("issue", "weather");
            object(p, "/flags/1").put("issue", "care");
            object(p, "/flags/5").put("urgency", "YELLOW");
        }));
    }

    @Test
    void the_urgency_table_knows_five_rows_and_no_red() {
        assertEquals(Set.of("/urgencyTable/minutes E-FLAG", "/urgencyTable/weeks E-REF"),
                flaws(p -> object(p, "").putObject("urgencyTable").put("minutes", "RED").put("weeks", "BLUE")));
    }

    @Test
    void an_influence_is_listed_once_between_two_issues_that_are_there() {
        assertEquals(Set.of("/influence/0/from E-REF", "/influence/1 E-EDGE", "/influence/2/strength E-EDGE",
                "/influence/4 E-EDGE"), flaws(p -> {
                    object(p, "/influence/0").put("from", "weather");
                    object(p, "/influence/1").set("from", p.at("/influence/1/to"));
                    object(p, "/influence/2").put("strength", 0);
                    array(p, "/influence").set(4, p.at("/influence/3").deepCopy());
                }));
    }

    @Test
    void ids_are_words_of_their_own_everywhere() {
        assertEquals(Set.of("/key E-ID", "/questions/9/options/1/id E-ID", "/questions/11/options/0/id E-ID",
                "/questions/14/id E-ID", "/issues/0/stopTheBleeding/1/id E-ID"), only("E-ID", p -> {
                    p.put("key", "9 lives");
                    object(p, "/questions/9/options/1").put("id", "nobody");
                    object(p, "/questions/11/options/0").put("id", "none");
                    object(p, "/questions/14").put("id", "unknown");
                    object(p, "/issues/0/stopTheBleeding/1").set("id", p.at("/issues/0/stopTheBleeding/0/id"));
                }));
    }

    @Test
    void a_question_costs_something_and_offers_something() {
        assertEquals(Set.of("/questions/3/cost E-WEIGHT", "/questions/9/options E-OPTIONS"), flaws(p -> {
            object(p, "/questions/3").put("cost", 0);
            object(p, "/questions/9").putArray("options");
            object(p, "/questions/10").remove("visibleIf");
        }));
    }

    @Test
    void free_text_is_never_scored_and_a_duel_is_never_written_down() {
        assertEquals(Set.of("/questions/9/type E-PHASE", "/questions/11/type E-PHASE"), flaws(p -> {
            object(p, "/questions/9").put("type", "TEXT").remove("options");
            object(p, "/questions/10").remove("visibleIf");
            object(p, "/questions/11").put("type", "DUEL");
        }));
    }

    @Test
    void a_scored_question_says_what_it_weighs_and_for_which_issue() {
        var flaws = flaws(p -> {
            object(p, "/questions/3").remove("optionsFrom");
            object(p, "/questions/4/unknown").put("points", 1);
            object(p, "/questions/9").remove("issue");
            object(p, "/questions/10/unknown").put("points", 1);
            object(p, "/questions/11/options/3").put("level", 4);
            object(p, "/questions/14/options/0").put("level", -1);
            object(p, "/questions/17").put("type", "MULTI").withObject("/unknown").put("points", 1);
            object(p, "/questions/20").put("type", "MULTI");
            object(p, "/questions/20/options/0").put("level", -1);
        });
        assertEquals(Set.of("/questions/3/optionsFrom E-OPTIONS", "/questions/3/options E-OPTIONS",
                "/questions/3/issue E-REF", "/questions/4/unknown/points E-WEIGHT", "/questions/9/issue E-REF",
                "/questions/11/options/3/level E-WEIGHT", "/questions/14/options/0/level E-WEIGHT",
                "/questions/17/unknown/points E-WEIGHT"), flaws);
        assertTrue(found(p -> object(p, "/questions/9/options/0").put("level", 5)).stream()
                .anyMatch(f -> f.sentence().startsWith("PEOPLE has the levels 0 to 4;")));
    }

    @Test
    void a_dimension_without_points_is_named_at_each_question_of_it() {
        var flaws = flaws(p -> object(p, "/dimensions").remove("TREND"));
        assertEquals(9, flaws.size());
        assertTrue(flaws.stream().allMatch(f -> f.matches("/questions/\\d+/dimension E-REF")));
    }

    @Test
    void a_question_may_hang_on_what_was_asked_before_it_never_on_what_comes_later() {
        assertEquals(Set.of("/questions/1/visibleIf E-PHASE"), flaws(p -> {
            hang(p, 1, "present", "care");
            hang(p, 9, "horizon", "days");
        }));
    }

    @Test
    void what_hangs_on_a_question_with_ticks_may_cost_a_question() {
        assertEquals(Set.of("/questions/10/visibleIf W-VIS-DAG"), flaws(p -> {
            object(p, "/questions/9").put("type", "MULTI");
            var both = object(p, "/questions/13").putObject("visibleIf").putArray("all");
            both.addObject().put("question", "horizon").putArray("is").add("days");
            both.addObject().put("question", "people-shelter").putArray("is").add("unknown");
        }));
    }

    private static void hang(ObjectNode p, int question, String on, String answer) {
        object(p, "/questions/" + question).putObject("visibleIf").put("question", on).putArray("is").add(answer);
    }

    @Test
    void two_ways_out_are_two_and_each_has_a_first_step() {
        assertEquals(Set.of("/issues/0/stopTheBleeding E-OPTIONS", "/issues/1/stopTheBleeding/0/steps E-OPTIONS"),
                flaws(p -> {
                    array(p, "/issues/0/stopTheBleeding").remove(1);
                    object(p, "/issues/1/stopTheBleeding/0").putArray("steps");
                    object(p, "/issues/2").put("bindsFlag", "LIFE");
                }));
        assertEquals(List.of("Exactly two ways to stop the bleeding belong here; there is one."), sentences(p -> array(p,
                "/issues/0/stopTheBleeding").remove(1)));
        assertEquals(List.of("Exactly two ways to stop the bleeding belong here; there are 0."), sentences(p -> array(p,
                "/issues/0/stopTheBleeding").removeAll()));
    }

    private static List<String> sentences(Consumer<ObjectNode> change) {
        return found(change).stream().map(Flaw::sentence).toList();
    }

    private static Set<String> only(String code, Consumer<ObjectNode> change) {
        return flaws(change).stream().filter(f -> f.endsWith(code)).collect(Collectors.toSet());
    }

    private static Set<String> flaws(Consumer<ObjectNode> change) {
        return found(change).stream().map(f -> f.pointer() + " " + f.code()).collect(Collectors.toSet());
    }

    /** But for the length of texts, which is advice of its own. */
    private static List<Flaw> found(Consumer<ObjectNode> change) {
        return Stream.of(ProtocolJson.look(Altered.json(change)).protocol()).map(Inspection::of)
                .flatMap(List::stream).filter(f -> !f.code().equals("W-SMS")).toList();
    }
}
