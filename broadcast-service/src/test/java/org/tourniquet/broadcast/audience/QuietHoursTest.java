package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Nights by the clock on people's own wall, in every zone there is and whenever the clock is changed. */
class QuietHoursTest {
    private static final QuietHours USUAL = QuietHours.read("21:00-08:00");
    private static final long FROM = 1_767_225_600; // 2026
    private static final long UNTIL = 2_082_758_400; // 2036

    @Property(tries = 2000)
    void nobody_is_disturbed_while_their_clock_says_night(@ForAll("zones") ZoneId zone, @ForAll("hours") QuietHours hours,
            @ForAll @LongRange(min = FROM, max = UNTIL) long second) {
        Instant moment = Instant.ofEpochSecond(second);
        boolean night = hours.nights(moment, zone, 1).getFirst().holds(moment);
        if (says(hours, moment, zone))
            assertTrue(night, "asleep by the clock");
        else if (night)
            assertTrue(isSetBack(zone, moment), "a night by day, and no clock was set back");
    }

    @Property(tries = 2000)
    void whoever_slept_gets_it_when_their_clock_says_morning(@ForAll("zones") ZoneId zone, @ForAll("hours") QuietHours hours,
            @ForAll @LongRange(min = FROM, max = UNTIL) long second) {
        QuietHours.Night night = hours.nights(Instant.ofEpochSecond(second), zone, 1).getFirst();
        assertTrue(night.until().isAfter(night.from()));
        assertFalse(says(hours, night.until(), zone), () -> "still night: " + night.until().atZone(zone));
        assertTrue(Duration.between(night.from(), night.until()).compareTo(Duration.ofHours(27)) < 0);
    }

    @Property(tries = 500)
    void nights_follow_each_other_and_never_overlap(@ForAll("zones") ZoneId zone, @ForAll("hours") QuietHours hours,
            @ForAll @LongRange(min = FROM, max = UNTIL) long second) {
        List<QuietHours.Night> nights = hours.nights(Instant.ofEpochSecond(second), zone, 4);
        assertEquals(4, nights.size());
        for (int at = 1; at < nights.size(); at++)
            assertTrue(nights.get(at).from().isAfter(nights.get(at - 1).until()));
    }

    @Example
    void a_night_in_helsinki_is_an_hour_longer_when_the_clock_is_set_back() {
        ZoneId helsinki = ZoneId.of("Europe/Helsinki");
        QuietHours.Night usual = USUAL.nights(Instant.parse("2026-10-20T20:00:00Z"), helsinki, 1).getFirst();
        assertEquals(Instant.parse("2026-10-21T05:00:00Z"), usual.until());
        assertEquals(Duration.ofHours(11), Duration.between(usual.from(), usual.until()));
        QuietHours.Night back = USUAL.nights(Instant.parse("2026-10-24T20:00:00Z"), helsinki, 1).getFirst();
        assertEquals(Duration.ofHours(12), Duration.between(back.from(), back.until()));
        QuietHours.Night forward = USUAL.nights(Instant.parse("2026-03-28T20:00:00Z"), helsinki, 1).getFirst();
        assertEquals(Duration.ofHours(10), Duration.between(forward.from(), forward.until()));
    }

    @Example
    void an_hour_that_does_not_exist_ends_no_night_late() {
        QuietHours early = QuietHours.read("22:00-03:30");
        // in Helsinki 03:00 is followed by 04:00 on the last Sunday of March
        assertEquals(Instant.parse("2026-03-29T01:00:00Z"),
                early.nights(Instant.parse("2026-03-28T22:00:00Z"), ZoneId.of("Europe/Helsinki"), 1).getFirst().until());
    }

    @Example
    void what_is_no_hour_is_refused_and_off_means_no_night() {
        assertTrue(QuietHours.read("off").nights(Instant.EPOCH, ZoneId.of("Z"), 3).isEmpty());
        for (String wrong : List.of("", "21-8", "21:00", "21:00-21:00", "25:00-08:00", "never"))
            assertThrows(IllegalArgumentException.class, () -> QuietHours.read(wrong), wrong);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Arbitraries.of(ZoneId.getAvailableZoneIds()).map(ZoneId::of);
    }

    @Provide
    Arbitrary<QuietHours> hours() {
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 95)
                .map(quarter -> LocalTime.MIN.plusMinutes(15L * quarter));
        // a day of less than two hours is no day
        return net.jqwik.api.Combinators.combine(times, Arbitraries.integers().between(1, 20 * 4))
                .as((from, quarters) -> new QuietHours(from, from.plusMinutes(15L * quarters)));
    }

    private static boolean says(QuietHours hours, Instant moment, ZoneId zone) {
        LocalTime clock = moment.atZone(zone).toLocalTime();
        return hours.from().isBefore(hours.until()) ? !clock.isBefore(hours.from()) && clock.isBefore(hours.until())
                : !clock.isBefore(hours.from()) || clock.isBefore(hours.until());
    }

    private static boolean isSetBack(ZoneId zone, Instant moment) {
        var change = zone.getRules().nextTransition(moment.minus(Duration.ofHours(4)));
        return change != null && change.isOverlap() && change.getInstant().isBefore(moment.plus(Duration.ofHours(4)));
    }
}
