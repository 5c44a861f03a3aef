package org.tourniquet.triage.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.tourniquet.triage.protocol.Urgency;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order of the queue: who is first, who may pass whom, and that nobody waits for ever. */
class PlaceTest {

    private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");

    record Person(Urgency urgency, int minute) {
        Instant arrived() {
            return MORNING.plus(Duration.ofMinutes(minute));
        }

        Place place(Instant now) {
            Place place = Place.of(urgency, arrived());
            return now.isAfter(Place.overdueFrom(urgency, arrived())) ? place.overdue(arrived()) : place;
        }
    }

    @Provide
    Arbitrary<Person> people() {
        return Combinators.combine(Arbitraries.of(Urgency.class), Arbitraries.integers().between(0, 2000)).as(Person::new);
    }

    @Property
    void red_comes_before_everybody_and_orange_before_all_but_red(@ForAll("people") Person a, @ForAll("people") Person b) {
        if (a.urgency.ordinal() < b.urgency.ordinal() && a.urgency.atLeast(Urgency.ORANGE))
            assertTrue(Place.of(a.urgency, a.arrived()).compareTo(Place.of(b.urgency, b.arrived())) < 0);
    }

    @Property
    void within_one_urgency_the_first_to_come_is_the_first_to_go(@ForAll("people") Person a, @ForAll("people") Person b) {
        if (a.urgency == b.urgency && a.minute < b.minute)
            assertTrue(Place.of(a.urgency, a.arrived()).compareTo(Place.of(b.urgency, b.arrived())) < 0);
    }

    @Property
    void nobody_is_passed_by_somebody_who_came_three_hours_later_unless_for_red_or_orange(@ForAll("people") Person early,
            @ForAll("people") Person late) {
        boolean calm = !late.urgency.atLeast(Urgency.ORANGE);
        if (calm && late.minute > early.minute + 180)
            assertTrue(Place.of(early.urgency, early.arrived()).compareTo(Place.of(late.urgency, late.arrived())) < 0);
    }

    @Property
    void after_twice_the_promise_only_red_and_those_who_waited_longer_pass(@ForAll("people") Person waiting,
            @ForAll("people") Person other) {
        Instant now = Place.overdueFrom(waiting.urgency, waiting.arrived()).plusSeconds(1);
        boolean here = !other.arrived().isAfter(now);
        boolean passes = other.place(now).compareTo(waiting.place(now)) < 0;
        if (here && passes && waiting.urgency != Urgency.RED)
            assertTrue(other.urgency == Urgency.RED || !other.arrived().isAfter(waiting.arrived()));
    }

    @Property
    void the_key_never_changes_with_time_so_one_index_is_the_queue(@ForAll("people") Person person) {
        assertEquals(Place.of(person.urgency, person.arrived()), Place.of(person.urgency, person.arrived()));
    }

    @Property(tries = 200)
    void with_capacity_for_the_urgent_everybody_is_served(@ForAll("people") Person first) {
        List<Person> queue = new ArrayList<>(List.of(first));
        int minute = first.minute;
        // one agent, eight minutes a story; every ten minutes somebody ORANGE comes, every thirty a YELLOW
        for (int served = 0; served < 200; served++) {
            Instant now = MORNING.plus(Duration.ofMinutes(minute));
            queue.sort(Comparator.comparing(p -> p.place(now)));
            if (queue.removeFirst() == first)
                return;
            minute += 8;
            queue.add(new Person(served % 4 == 3 ? Urgency.YELLOW : Urgency.ORANGE, minute));
        }
        throw new AssertionError("starved: " + first);
    }

    @Example
    void a_worse_answer_moves_a_story_forward_and_a_better_one_never_back() {
        Place blue = Place.of(Urgency.BLUE, MORNING);
        Place orange = Place.of(Urgency.ORANGE, MORNING.plusSeconds(600));
        assertEquals(Place.ORANGE, blue.forward(orange).lane());
        assertEquals(orange, orange.forward(blue));
    }
}
