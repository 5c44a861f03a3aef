package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

/** How many will call, against who answers. */
class LoadTest {

    @Test
    void a_manager_reads_what_all_at_once_means_and_what_waves_do() {
        Load load = new Load(19_000, 0.1, 40, 120, null);
        assertEquals("All at once: 1,900 calls in 40 minutes to lines that answer 120 an hour; the last waits 15 h 10 min.",
                load.said(null));
        Load.Wave wave = load.suggested();
        assertEquals(new Load.Wave(600, 30), wave);
        assertTrue(load.over());
        assertTrue(load.peak(wave) <= 181 && load.worstWait(wave) <= 10, load.said(wave));
        assertFalse(new Load(100, 0.1, 40, 120, null).over());
        assertEquals(null, new Load(100, 0.1, 40, 120, null).suggested());
    }

    @Property(tries = 200)
    void nobody_is_lost_and_waves_never_bring_a_higher_peak(@ForAll @IntRange(min = 1, max = 200_000) int people,
            @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(3) double rate,
            @ForAll @IntRange(min = 1, max = 4_000) int answers,
            @ForAll @IntRange(min = 500, max = 50_000) int each, @ForAll @IntRange(min = 5, max = 30) int minutes) {
        Load load = new Load(people, rate, 40, answers, null);
        Load.Wave wave = new Load.Wave(each, minutes);
        double come = load.course(null).stream().mapToDouble(one -> one.perHour() * 5 / 60).sum();
        assertEquals(people * rate, come, 1e-6 * people + 1e-6);
        assertTrue(load.peak(wave) <= load.peak(null) + 1e-6);
        assertTrue(load.worstWait(wave) <= load.worstWait(null) + 1);
    }
}
