package org.tourniquet.broadcast.followup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** How alike two updates are. */
class SimilarityTest {

    @Test
    void a_copy_is_known_whatever_its_capitals_commas_and_one_changed_word() {
        String said = "We are still looking for the cause. The lines are open day and night, and the bridge is closed.";
        assertEquals(1, Similarity.of(said, said.toUpperCase().replace(",", "  –")));
        assertTrue(Similarity.of(said, said.replace("closed", "shut")) >= Similarity.COPY);
        assertTrue(Similarity.of(said, "The water falls. From six on the bridge is open again for cars.") < 0.5);
    }

    @Property
    void it_is_the_same_from_both_sides_and_never_outside_of_its_scale(@ForAll String one, @ForAll String other) {
        double alike = Similarity.of(one, other);
        assertEquals(alike, Similarity.of(other, one), 1e-12);
        assertTrue(alike >= 0 && alike <= 1);
        assertEquals(1, Similarity.of(one, one));
    }
}
