package org.tourniquet.directory.staffing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** The formulas of waiting against figures reckoned elsewhere, and the laws they must keep. */
class ErlangTest {

    @Test
    void erlang_b_and_c_are_what_the_tables_say() {
        assertEquals(0.119739, Erlang.blocked(10, 12), 1e-6);
        assertEquals(0.449388, Erlang.waits(10, 12), 1e-6);
        assertEquals(1 / 3.0, Erlang.waits(1, 2), 1e-12);
        assertEquals(0.384547, Erlang.waits(50, 55), 1e-6);
        assertEquals(0.237008, Erlang.waits(100, 110), 1e-6);
    }

    @Test
    void a_hundred_calls_of_eight_minutes_need_eighteen_people_and_a_plan_of_twenty_six() {
        double load = 100 * 480 / 3600.0;
        assertEquals(18, Erlang.needed(load, 480, 0.8, 20, 1));
        assertEquals(0.8636, Erlang.serviceLevel(load, 18, 480, 20), 1e-4);
        assertEquals(17.05, Erlang.meanWait(load, 18, 480), 0.01);
        assertEquals(26, Erlang.scheduled(18, 0.3));
        assertEquals(47, Erlang.needed(40, 480, 0.8, 20, 1));
        assertEquals(0.8470, Erlang.serviceLevel(40, 47, 480, 20), 1e-4);
        assertEquals(48, Erlang.needed(40, 480, 0.8, 20, 0.85));
        assertEquals(29, Erlang.needed(24, 240, 0.8, 20, 1));
        assertEquals(0.8403, Erlang.serviceLevel(24, 29, 240, 20), 1e-4);
    }

    @Test
    void people_who_hang_up_leave_the_others_a_shorter_wait() {
        double load = 100 * 480 / 3600.0;
        double[][] known = { { 13, 0.516, 0.134 }, { 15, 0.325, 0.069 }, { 17, 0.174, 0.031 } };
        for (double[] line : known) {
            Erlang.Impatient told = Erlang.impatient(load, (int) line[0], 480, 300);
            assertEquals(line[1], told.waits(), 0.001);
            assertEquals(line[2], told.abandons(), 0.001);
        }
    }

    @Property
    void one_more_person_never_makes_anybody_wait_longer(@ForAll @DoubleRange(min = 0.1, max = 300) double load,
            @ForAll @IntRange(min = 1, max = 400) int agents, @ForAll @DoubleRange(min = 30, max = 3600) double patience) {
        assertTrue(Erlang.waits(load, agents + 1) <= Erlang.waits(load, agents) + 1e-12);
        assertTrue(Erlang.waits(load, agents) >= 0 && Erlang.waits(load, agents) <= 1);
        Erlang.Impatient few = Erlang.impatient(load, agents, 480, patience);
        assertTrue(Erlang.impatient(load, agents + 1, 480, patience).abandons() <= few.abandons() + 1e-9);
        assertTrue(few.waits() <= Erlang.waits(load, agents) + 1e-9);
    }

    @Test
    void where_more_comes_than_can_be_answered_the_queue_grows_and_says_by_how_much() {
        Staffing staffing = new Staffing();
        staffing.agents = 2;
        staffing.callsPerHour = 100;
        staffing.handlingSeconds = 120;
        staffing.concurrency = 1;
        Outlook outlook = Outlook.of(staffing);
        assertEquals(null, outlook.waitSeconds());
        assertEquals(40, outlook.backlogPerHour());
        assertEquals(51, outlook.answersPerHour());
        staffing.concurrency = 2;
        assertEquals(102, Outlook.of(staffing).answersPerHour());
    }
}
