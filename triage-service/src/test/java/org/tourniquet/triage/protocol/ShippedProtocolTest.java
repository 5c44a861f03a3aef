package org.tourniquet.triage.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.tourniquet.triage.assessment.ProtocolJson;

/** The natural-disaster protocol as it ships is whole: every language, every option, every influence. */
class ShippedProtocolTest {

    private final Protocol protocol = ProtocolJson.shipped("natural-disaster");

    @Test
    void it_has_no_flaw_and_not_even_a_warning() {
        assertEquals(List.of(), Inspection.of(protocol));
    }

    @Test
    void it_speaks_six_languages_of_which_nobody_has_signed_off_one() {
        assertEquals(List.of("en", "fr", "fi", "hu", "eo", "ar"), protocol.locales());
        assertTrue(protocol.locales().stream().allMatch(protocol::unreviewed));
    }

    @Test
    void nine_issues_of_the_four_needs_each_with_two_ways_of_two_to_four_steps_and_two_complications() {
        assertEquals(List.of("care", "shelter", "water_food", "power", "comms", "access", "premises",
                "cash_insurance", "paperwork"), protocol.issues().stream().map(Issue::id).toList());
        assertEquals(Set.of("technical", "coverage", "reschedule", "crisis"),
                protocol.issues().stream().map(Issue::kind).collect(Collectors.toSet()));
        for (var issue : protocol.issues()) {
            assertTrue(issue.complications().size() <= 2);
            assertTrue(issue.links().size() <= 5 && !issue.links().isEmpty());
            assertFalse(issue.storyTag().isBlank());
            for (var way : issue.stopTheBleeding())
                assertTrue(way.steps().size() >= 2 && way.steps().size() <= 4, issue.id() + "/" + way.id());
        }
    }

    @Test
    void the_influences_are_those_of_the_design() {
        var edges = protocol.influence().stream().collect(Collectors.toMap(e -> e.from() + "→" + e.to(),
                e -> e.strength() + e.within().name().substring(0, 1).toLowerCase()));
        assertEquals(Map.ofEntries(Map.entry("power→comms", "3h"), Map.entry("power→water_food", "2h"),
                Map.entry("power→care", "2h"), Map.entry("power→premises", "2h"),
                Map.entry("access→water_food", "2h"), Map.entry("access→care", "2h"),
                Map.entry("access→premises", "1d"), Map.entry("comms→cash_insurance", "1d"),
                Map.entry("comms→care", "1m"), Map.entry("comms→paperwork", "2d"), Map.entry("shelter→care", "2h"),
                Map.entry("cash_insurance→shelter", "2d"), Map.entry("cash_insurance→water_food", "1h"),
                Map.entry("paperwork→cash_insurance", "2d")), edges);
    }

    @Test
    void every_red_flag_says_what_to_do_this_minute() {
        assertEquals(Set.of("LIFE", "HAZARD", "VIOLENCE", "SELF_HARM", "VULNERABLE", "CRITICAL_INCIDENT"),
                protocol.flags().stream().map(Flag::id).collect(Collectors.toSet()));
        for (var flag : protocol.flags()) {
            assertEquals(flag.id().equals("CRITICAL_INCIDENT") ? Urgency.ORANGE : Urgency.RED, flag.urgency());
            assertTrue(flag.immediateSteps().size() >= 2, flag.id());
        }
    }

    @Test
    void nothing_in_it_shouts() {
        assertTrue(protocol.questions().stream().flatMap(q -> q.text().texts().values().stream())
                .noneMatch(t -> t.contains("!")));
        assertTrue(protocol.issues().stream().flatMap(i -> i.stopTheBleeding().stream())
                .flatMap(w -> w.steps().stream()).flatMap(s -> s.texts().values().stream())
                .noneMatch(t -> t.contains("!") || t.length() > 140));
    }
}
