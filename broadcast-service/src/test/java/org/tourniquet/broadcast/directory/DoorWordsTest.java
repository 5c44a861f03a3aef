package org.tourniquet.broadcast.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Languages;

/** How doors are named. */
class DoorWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final List<KnownChannel> doors = TownDoors.at(NOW);

    @Test
    void a_name_that_says_how_is_not_told_how_again() {
        DoorWords english = DoorWords.in("en");
        assertEquals("Call: Night hotline", english.title(doors.get(0)));
        assertEquals("Chat with IT", english.title(doors.get(1)));
        assertEquals("Text an agent", english.title(doors.get(2)));
        assertEquals(doors.get(2).name("fr"), DoorWords.in("fr").title(doors.get(2)));
        assertEquals("Online: Rebooking portal", english.title(doors.get(3)));
    }

    @Test
    void a_number_is_read_in_groups_in_every_language_and_keeps_its_plus_in_front() {
        for (String language : Languages.ALL) {
            String line = DoorWords.in(language).line(doors.get(0), NOW);
            assertTrue(line.contains("+1 202-555-0111"), line);
            assertFalse(line.contains("+1202"), line);
        }
        assertTrue(DoorWords.in("ar").address(doors.get(0)).startsWith("\u200E+1"));
    }
}
