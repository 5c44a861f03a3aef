package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

/** What would make a text message cheaper. */
class SmsSavingsTest {

    @Test
    void one_curly_apostrophe_costs_a_part_and_is_named() {
        var savings = SmsSavings.of("We’re here. " + "a".repeat(120));
        assertEquals(1, savings.size());
        assertEquals(1, savings.getFirst().parts());
        assertEquals(Map.of("’", "'"), savings.getFirst().replace());
        assertEquals("' for ’", savings.getFirst().said());
    }

    @Test
    void letters_are_offered_only_where_signs_are_not_enough_and_it_is_said_that_spelling_changes() {
        var savings = SmsSavings.of("Az árvíz tetőzött, de a híd le van zárva – kérjük, maradjon otthon, és hívjon minket, ha "
                + "bajban van.");
        assertEquals(List.of(SmsSavings.What.LETTERS), savings.stream().map(SmsSavings.Saving::what).toList());
        assertTrue(savings.getFirst().spelledOtherwise());
        assertTrue(SmsSavings.without("Ŝi diris: «Ĉu?»", SmsSavings.What.LETTERS).startsWith("Shi diris: \"Chu?\""));
    }

    @Test
    void nothing_is_offered_where_nothing_is_saved() {
        assertEquals(List.of(), SmsSavings.of("It’s short."));
        assertEquals(List.of(), SmsSavings.of("مرحبا ".repeat(20)));
    }

    @Property
    void what_is_offered_is_what_is_saved(@ForAll @StringLength(max = 300) String text) {
        int now = SmsParts.of(text).segments();
        SmsSavings.of(text).forEach(saving -> assertEquals(now - saving.parts(),
                SmsParts.of(SmsSavings.without(text, saving.what())).segments()));
    }
}
