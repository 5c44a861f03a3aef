package org.tourniquet.directory.staffing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SurgeTest {

    @Example
    void a_wave_of_1900_calls_in_40_minutes_at_a_line_that_answers_120_an_hour() {
        Surge surge = Surge.of(1900, 40, 120);
        assertEquals(1820, surge.longestQueue());
        assertEquals(1820 / 2 * 60, surge.longestWaitSeconds());
        assertEquals(950, surge.clearedAfterMinutes());
        assertEquals("15 h 50 min", surge.clearedInWords());
    }

    @Example
    void a_line_that_nobody_answers_is_never_cleared() {
        assertNull(Surge.of(10, 40, 0).clearedAfterMinutes());
        assertEquals("for ever", Surge.of(10, 40, 0).waitInWords());
        assertEquals(0, Surge.of(0, 40, 0).clearedAfterMinutes());
    }

    @Property
    void the_queue_grows_to_its_longest_and_then_goes_down_to_nothing(@ForAll @IntRange(max = 100_000) int calls,
            @ForAll @IntRange(min = 1, max = 600) int minutes, @ForAll @IntRange(min = 1, max = 10_000) int answers) {
        Surge surge = Surge.of(calls, minutes, answers);
        assertEquals(surge.longestQueue(), surge.queueAt(minutes), 0.5 + 1e-6);
        assertEquals(0, surge.queueAt(surge.clearedAfterMinutes() + 1), 1e-6);
        for (int minute = 0; minute < minutes; minute++)
            assertTrue(surge.queueAt(minute) <= surge.queueAt(minute + 1) + 1e-9);
        assertTrue(surge.queueAt(minutes + 5) <= surge.queueAt(minutes));
    }
}
