package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.tourniquet.triage.protocol.Altered.array;
import static org.tourniquet.triage.protocol.Altered.object;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an author is told about a protocol that is not right yet: all of it, with the place. */
class InspectionTest {

    @Test
    void every_flaw_is_named_at_once_with_its_place() {
        assertEquals(Set.of("/issues/0/label/ar E-LOCALE", "/issues/1/stopTheBleeding E-OPTIONS",
                "/influence/0/strength E-EDGE", "/questions/3/unknown E-UNKNOWN"), flaws(p -> {
                    object(p, "/issues/0/label").remove("ar");
                    array(p, "/issues/1/stopTheBleeding").remove(1);
                    object(p, "/influence/0").put("strength", 4);
                    object(p, "/questions/3/unknown").put("allowed", false);
                }));
    }

    @Test
    void two_ways_out_of_the_protocol_never_begin_with_the_same_step() {
        var found = flaws(p -> array(p, "/issues/4/stopTheBleeding/1/steps").set(0,
                p.at("/issues/0/stopTheBleeding/0/steps/0")));
        assertEquals(Set.of("/issues/4/stopTheBleeding/1/steps/0 E-OPTIONS"), found);
    }

    @Test
    void names_that_lead_nowhere_are_found() {
        assertEquals(Set.of("/influence/0/to E-REF", "/issues/0/bindsFlag E-REF", "/issues/2/kind E-REF",
                "/questions/10/visibleIf/is/0 E-REF", "/questions/9/issue E-REF"), flaws(p -> {
                    object(p, "/influence/0").put("to", "weather");
                    object(p, "/issues/0").put("bindsFlag", "WEATHER");
                    object(p, "/issues/2").put("kind", "weather");
                    array(p, "/questions/10/visibleIf/is").removeAll().add("weather");
                    object(p, "/questions/9").put("issue", "weather");
                }));
    }

    @Test
    void an_id_that_is_there_twice_or_not_usable_is_found() {
        assertEquals(Set.of("/issues/1/id E-ID", "/flags/1/id E-ID"), flaws(p -> {
            object(p, "/issues/1").put("id", "care");
            object(p, "/flags/1").put("id", "1 violence");
        }).stream().filter(f -> f.endsWith("E-ID")).collect(Collectors.toSet()));
    }

    @Test
    void a_link_may_lead_elsewhere_in_each_language_but_always_to_a_secure_page() {
        assertEquals(Set.of("/issues/1/links/0/url E-LINK"), flaws(p -> {
            object(p, "/issues/0/links/0").putObject("url").put("en", "https://a.example/").put("fi", "https://b.example/");
            object(p, "/issues/1/links/0").put("url", "http://a.example/");
        }));
    }

    @Test
    void questions_that_wait_for_each_other_are_shown_as_a_circle() {
        var flaws = Inspection.of(read(p -> object(p, "/questions/9").putObject("visibleIf")
                .put("question", "people_rough-care").putArray("is").add("some")));
        assertTrue(flaws.stream().anyMatch(f -> f.code().equals("E-CYCLE")
                && f.sentence().contains("people-care → people_rough-care → people-care")), flaws::toString);
    }

    @Test
    void a_question_that_no_answer_can_show_and_a_flag_that_no_answer_can_raise_are_found() {
        assertEquals(Set.of("/questions/10/visibleIf E-UNREACHABLE", "/flags/0/when E-UNREACHABLE"), flaws(p -> {
            var both = object(p, "/questions/10").putObject("visibleIf").putArray("all");
            both.addObject().put("question", "people-care").putArray("is").add("unknown");
            both.addObject().put("question", "people-care").putArray("is").add("nobody");
            var not = object(p, "/flags/0").putObject("when").putArray("all");
            not.addObject().put("question", "horizon").putArray("is").add("minutes");
            not.addObject().put("question", "horizon").putArray("is").add("days");
        }));
    }

    @Test
    void a_question_that_decides_nothing_is_dead_unless_something_that_decides_hangs_on_it() {
        assertEquals(Set.of("/questions/3 E-DEAD"), flaws(p -> object(p, "/questions/3").remove("dimension")));
        assertEquals(Set.of(), flaws(p -> {
            object(p, "/questions/9").remove("dimension");
            object(p, "/questions/9").remove("issue");
        }));
    }

    @Test
    void a_question_that_hangs_on_two_others_costs_at_most_a_question_and_says_so() {
        assertEquals(Set.of("/questions/10/visibleIf W-VIS-DAG"), flaws(p -> {
            var either = object(p, "/questions/10").putObject("visibleIf").putArray("any");
            either.addObject().put("question", "people-care").putArray("is").add("unknown");
            either.addObject().put("question", "pick-danger").putArray("is").add("care");
        }));
    }

    @Test
    void a_text_message_is_counted_as_the_network_counts_it() {
        assertEquals(new SmsText.Size(160, false, 1), SmsText.of("a".repeat(160)));
        assertEquals(new SmsText.Size(162, false, 2), SmsText.of("€".repeat(81)));
        assertEquals(new SmsText.Size(70, true, 1), SmsText.of("ő".repeat(70)));
        assertEquals(new SmsText.Size(135, true, 3), SmsText.of("ő".repeat(135)));
        assertEquals("2-10 \"s'il\" ...", SmsText.plain("2–10 “s’il” …"));
    }

    @Test
    void a_red_flag_without_steps_and_a_flag_that_reads_the_gate_are_refused() {
        assertEquals(Set.of("/flags/0/immediateSteps E-FLAG", "/flags/1/when E-FLAG", "/issues/0/minUrgency E-FLAG"),
                flaws(p -> {
                    array(p, "/flags/0/immediateSteps").removeAll();
                    object(p, "/flags/1/when").put("question", "present").putArray("is").add("care");
                    object(p, "/issues/0").put("minUrgency", "RED");
                }));
    }

    @Test
    void a_long_question_and_negative_points_are_advice_not_refusal() {
        var flaws = found(p -> {
            object(p, "/questions/3/text").put("en", "one two three four five six seven eight nine ten eleven twelve 13");
            object(p, "/dimensions/MONEY").put("pick", -8);
        });
        assertEquals(Set.of("W-WORDS", "W-NEGATIVE"), flaws.stream().map(Flaw::code).collect(Collectors.toSet()));
        assertTrue(flaws.stream().allMatch(Flaw::warning));
    }

    @Test
    void a_protocol_of_the_wrong_shape_is_not_read_and_says_where() {
        var malformed = assertThrows(ProtocolJson.Malformed.class, () -> read(p -> {
            object(p, "/questions/0").put("phase", "LUNCH");
            object(p, "/dimensions/MONEY").put("pick", 1.5);
            object(p, "/flags/0").putObject("when").put("if", "so");
            object(p, "/issues/0").put("label", "Care");
            object(p, "/limits").put("sessionTtl", "three days");
        }));
        assertEquals(Set.of("/questions/0/phase", "/dimensions/MONEY/pick", "/flags/0/when", "/issues/0/label",
                "/limits/sessionTtl"), malformed.flaws().stream().map(Flaw::pointer).collect(Collectors.toSet()));
    }

    private Set<String> flaws(Consumer<ObjectNode> change) {
        return found(change).stream().map(f -> f.pointer() + " " + f.code()).collect(Collectors.toSet());
    }

    /** But for the length of texts, which is advice of its own. */
    private List<Flaw> found(Consumer<ObjectNode> change) {
        return Inspection.of(read(change)).stream().filter(f -> !f.code().equals("W-SMS")).toList();
    }

    private static Protocol read(Consumer<ObjectNode> change) {
        return ProtocolJson.read(Altered.json(change));
    }
}
