package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.directory.StartByText;
import org.tourniquet.broadcast.directory.TownDoors;
import org.tourniquet.kit.edge.Languages;

/** What "how to reach us" says by itself. */
class DirectoryWordingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private final StartByText start = new StartByText("+12025550100");
    private final DirectoryWording words = new DirectoryWording("Rivertown City Services", start,
            Clock.fixed(NOW, ZoneOffset.UTC));
    private final List<KnownChannel> doors = TownDoors.at(NOW);

    @Test
    void mail_and_text_say_in_every_language_how_to_begin_without_internet() {
        for (String language : Languages.ALL) {
            Wording wording = words.in(language, "River over its banks", doors, start.door(doors), NOW);
            String word = StartByText.word(language);
            assertTrue(wording.body().lines().anyMatch(l -> l.contains(word) && l.contains("+1 202-555-0100")), wording.body());
            assertTrue(wording.sms().endsWith(word), wording.sms());
        }
    }

    @Test
    void where_nobody_reads_texts_none_is_invited() {
        Wording wording = words.in("en", "River over its banks", doors, Optional.empty(), NOW);
        assertFalse(wording.body().contains("Without internet"), wording.body());
        assertTrue(wording.sms().endsWith("{{contact}}"), wording.sms());
    }
}
