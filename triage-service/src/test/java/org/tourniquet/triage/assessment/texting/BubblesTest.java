package org.tourniquet.triage.assessment.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** What is asked fits into texts as they are paid for. */
class BubblesTest {

    @Test
    void a_text_is_counted_as_networks_count_it() {
        assertEquals(1, Segments.of("a".repeat(160)));
        assertEquals(2, Segments.of("a".repeat(161)));
        assertEquals(3, Segments.of("a".repeat(307)));
        assertEquals(2, Segments.of("€".repeat(81)));
        assertEquals(1, Segments.of("ő".repeat(70)));
        assertEquals(2, Segments.of("ő".repeat(71)));
        assertEquals(3, Segments.of("م".repeat(135)));
    }

    @Test
    void dressed_up_quotes_cost_nothing_and_letters_stay() {
        assertEquals("\"I don't know\" - vaihtoehto ő", Segments.thrifty("“I don’t know” – vaihtoehto ő"));
    }

    @Test
    void the_fullest_is_sent_that_costs_no_more_than_the_shortest() {
        assertEquals("b", Bubbles.fullest(List.of("a".repeat(161), "b", "c")));
        assertEquals("b".repeat(300), Bubbles.fullest(List.of("a".repeat(400), "b".repeat(300), "c".repeat(200))));
    }

    @Test
    void a_short_list_is_one_text_and_a_long_one_is_numbered() {
        assertEquals(List.of("Head\n1 One\nFoot"), Bubbles.of("Head", List.of("1 One"), "Foot"));
        var texts = Bubbles.of("Head", List.of("1 " + "a".repeat(200), "2 " + "b".repeat(200), "3 c"), "Foot");
        assertEquals(2, texts.size());
        assertTrue(texts.get(0).startsWith("(1/2) Head\n1 a") && texts.get(1).startsWith("(2/2) 2 b"), texts.toString());
        assertTrue(texts.stream().allMatch(t -> Segments.of(t) <= 2));
        assertEquals("Foot", texts.getLast().lines().toList().getLast());
    }
}
