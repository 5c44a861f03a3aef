package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a made-up crowd finds out about a protocol before real people meet it. */
class TrialTest {

    @Test
    void the_engine_keeps_its_promises_on_the_shipped_protocol_and_nothing_is_to_be_improved() {
        var trial = Trial.of(read(p -> {
        }));
        assertEquals(Set.of(), codes(trial));
        var proof = trial.proof();
        assertEquals(2_000, proof.sameAsFull());
        assertEquals(2_000, proof.anyOrder());
        assertEquals(2_000, proof.ledgerSums());
        assertTrue(proof.raised() > 1_000);
        assertEquals(proof.raised(), proof.kept());
    }

    @Test
    void an_issue_that_something_always_outweighs_is_found_with_its_nearest_defeat() {
        var trial = Trial.of(read(p -> p.withArray("issues").forEach(i -> {
            if (!i.path("id").asText().equals("paperwork"))
                ((ObjectNode) i).put("basePoints", 500);
        })));
        assertTrue(trial.flaws().stream().anyMatch(f -> f.code().equals("W-NOWIN") && f.pointer().equals("/issues/8")
                && f.sentence().matches(".*nearest it was with [0-9.]+ points against [0-9.]+ of “.*")),
                () -> trial.flaws().toString());
    }

    @Test
    void a_question_that_decides_alone_is_found() {
        var trial = Trial.of(read(p -> ((ObjectNode) p.at("/dimensions/DANGER")).put("pick", 100_000)));
        assertTrue(trial.flaws().stream().anyMatch(f -> f.code().equals("W-DOMINANT")
                && f.pointer().equals("/questions/3")), () -> trial.flaws().toString());
    }

    @Test
    void points_that_fall_where_it_gets_worse_are_found() {
        var trial = Trial.of(read(p -> ((ObjectNode) p.at("/dimensions/PEOPLE")).putArray("levels").add(64).add(8).add(4)
                .add(2).add(0)));
        assertTrue(codes(trial).contains("W-MONOTONE"));
    }

    @Test
    void a_questionnaire_that_goes_on_and_on_is_found() {
        var trial = Trial.of(read(p -> {
            for (var dimension : Dimension.values())
                ((ObjectNode) p.at("/dimensions/" + dimension)).put("pick", 1);
        }));
        assertTrue(codes(trial).contains("W-LONG"), () -> trial.flaws() + " " + trial.simulation().mean());
    }

    private static Set<String> codes(Trial trial) {
        return trial.flaws().stream().map(Flaw::code).collect(Collectors.toSet());
    }

    private static Protocol read(Consumer<ObjectNode> change) {
        return ProtocolJson.read(Altered.json(change));
    }
}
