package org.tourniquet.broadcast.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Languages;

/** Where and how one begins by text message. */
class StartByTextTest {
    private final List<KnownChannel> doors = TownDoors.at(Instant.parse("2026-11-22T10:00:00Z"));

    @Test
    void only_the_number_that_we_read_ourselves_is_named() {
        assertEquals("+12025550100", new StartByText("+1 202 555 0100").door(doors).orElseThrow().address("en"));
        assertTrue(new StartByText("+12025550101").door(doors).isEmpty());
        assertTrue(new StartByText("").door(doors).isEmpty());
    }

    @Test
    void the_word_is_the_language() {
        assertEquals(List.of("EN", "FR", "FI", "HU", "EO", "AR"), Languages.ALL.stream().map(StartByText::word).toList());
    }
}
