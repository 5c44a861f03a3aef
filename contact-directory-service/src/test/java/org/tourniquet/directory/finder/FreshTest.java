package org.tourniquet.directory.finder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.directory.channel.Channel;

class FreshTest {

    @ParameterizedTest
    @CsvSource({ "24/7,2026-11-23T10:00:00Z,30", "Mo-Fr 08:00-18:00,2026-11-23T15:59:50Z,10",
            "Mo-Fr 08:00-18:00,2026-11-23T05:59:59Z,1", "24/7,2026-11-23T21:59:48Z,12",
            "24/7; PH off,2026-12-05T21:59:55Z,5" })
    void an_answer_ends_with_the_minute_that_makes_it_untrue(String hours, Instant now, int seconds) {
        Channel channel = new Channel();
        channel.timeZone = "Europe/Helsinki";
        channel.country = "FI";
        channel.hoursText = hours;
        assertEquals(Duration.ofSeconds(seconds), Fresh.left(Fresh.until(List.of(channel), now), now));
    }
}
