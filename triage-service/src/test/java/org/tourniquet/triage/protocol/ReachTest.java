package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.tourniquet.triage.protocol.Altered.array;
import static org.tourniquet.triage.protocol.Altered.object;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which conditions can come true and which questions can matter; conditions are written as an author writes them. */
class ReachTest {

    private static final int CARE = 9;
    private static final int SHELTER = 12;

    @Test
    void what_some_answer_makes_true_is_reachable() {
        assertEquals(Set.of(), shownIf(CARE, "{'question':'horizon','is':['days']}"));
        assertEquals(Set.of(), shownIf(CARE, "{'question':'pick-danger','is':['none']}"));
        assertEquals(Set.of(), shownIf(SHELTER, "{'question':'present','is':['care']}"));
        assertEquals(Set.of(), shownIf(SHELTER,
                "{'all':[{'not':{'question':'present','is':['care']}},{'question':'present','is':['power']}]}"));
        assertEquals(Set.of(), shownIf(10, "{'any':[{'question':'people-care','is':['few']}]}"));
        assertEquals(Set.of(), shownIf(10,
                "{'all':[{'not':{'question':'people-care','is':['nobody']}},{'not':{'question':'people-care','is':['unknown']}}]}"));
    }

    @Test
    void what_no_answer_makes_true_is_not() {
        assertEquals(Set.of("/questions/10/visibleIf E-UNREACHABLE"),
                shownIf(10, "{'question':'people-care','is':['none']}"));
        assertEquals(Set.of("/questions/11/visibleIf E-UNREACHABLE"), shownIf(11,
                "{'all':[{'question':'present','is':['unknown']},{'question':'present','is':['care']}]}"));
        assertEquals(Set.of("/questions/10/visibleIf E-UNREACHABLE"), shownIf(10,
                "{'not':{'question':'people-care','is':['nobody','one','few','many','most','unknown']}}"));
    }

    @Test
    void a_flag_may_wait_for_a_tick_left_open_or_for_one_thing_without_another() {
        assertEquals(Set.of(), raisedIf("{'question':'safety','is':['LIFE:unknown']}"));
        assertEquals(Set.of(),
                raisedIf("{'all':[{'not':{'question':'safety','is':['LIFE']}},{'question':'safety','is':['HAZARD']}]}"));
        assertEquals(Set.of("/flags/0/when E-UNREACHABLE"),
                raisedIf("{'all':[{'not':{'question':'safety','is':['LIFE']}},{'question':'safety','is':['LIFE']}]}"));
    }

    @Test
    void what_hangs_on_too_many_answers_to_try_is_said_to_be_unproven() {
        assertEquals(Set.of("/questions/35/visibleIf W-UNREACHABLE"), flaws(p -> {
            var any = object(p, "/questions/35").putObject("visibleIf").putArray("any");
            for (var q : p.path("questions"))
                if (q.path("type").asText().equals("BAND")) {
                    var is = any.addObject().put("question", q.path("id").asText()).putArray("is");
                    q.path("options").forEach(o -> is.add(o.path("id").asText()));
                }
        }, "W-VIS-DAG"));
    }

    @Test
    void what_everybody_is_asked_and_nothing_reads_is_advised_away() {
        assertEquals(Set.of("/questions/37 W-UNREAD"),
                flaws(p -> array(p, "/questions").addObject().put("id", "noise").put("phase", "SAFETY").put("type", "YES_NO")
                        .putObject("unknown").put("allowed", true), "E-LOCALE"));
    }

    @Test
    void what_hangs_only_together_with_what_decides_nothing_is_dead_with_it() {
        assertEquals(Set.of("/questions/3 E-DEAD", "/questions/4 E-DEAD"), flaws(p -> {
            object(p, "/questions/3").remove("dimension");
            object(p, "/questions/4").remove("dimension");
            object(p, "/questions/4").set("visibleIf", condition("{'question':'pick-danger','is':['none']}"));
        }));
    }

    @Test
    void of_one_issue_alone_no_question_can_decide_anything() {
        var two = ContestTest.engine(ContestTest.scale("more", "a", List.of(0, 8), 0, null)).protocol();
        var one = new Protocol(two.key(), 1, two.status(), "en", two.locales(), two.signedOff(), two.situation(), two.unit(),
                two.issues().subList(0, 1), two.influence(), two.dimensions(), two.flags(), two.questions(), two.tables(),
                two.limits());
        assertEquals(Set.of(), dead(two));
        assertEquals(Set.of("/questions/1 E-DEAD"), dead(one));
    }

    private static Set<String> dead(Protocol protocol) {
        var found = new Findings(protocol);
        Relevance.inspect(found);
        return found.all().stream().map(f -> f.pointer() + " " + f.code()).collect(Collectors.toSet());
    }

    private static Set<String> shownIf(int question, String condition) {
        return flaws(p -> object(p, "/questions/" + question).set("visibleIf", condition(condition)));
    }

    private static Set<String> raisedIf(String condition) {
        return flaws(p -> object(p, "/flags/0").set("when", condition(condition)));
    }

    private static JsonNode condition(String written) {
        try {
            return new ObjectMapper().readTree(written.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> flaws(Consumer<ObjectNode> change, String... but) {
        var others = Set.of(but);
        return Inspection.of(ProtocolJson.look(Altered.json(change)).protocol()).stream()
                .filter(f -> !f.code().equals("W-SMS") && !others.contains(f.code()))
                .map(f -> f.pointer() + " " + f.code()).collect(Collectors.toSet());
    }
}
