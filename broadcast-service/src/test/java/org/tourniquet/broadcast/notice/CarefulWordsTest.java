package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.broadcast.directory.TownDoors;

/** What is said to somebody who must be contacted with care: who writes, which number, and nothing else, in six languages. */
class CarefulWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = { "en", "fr", "fi", "hu", "eo", "ar" })
    void it_names_the_number_that_a_human_answers_and_no_matter(String language) {
        String text = CarefulWords.text("Rivertown City Services", language, TownDoors.at(NOW), NOW);
        assertTrue(text.contains("Rivertown City Services"), text);
        assertTrue(text.replaceAll("\\D", "").contains("2025550111"), text);
        assertFalse(text.contains("http") || text.contains("/"), text);
        assertTrue(SmsParts.of(text).segments() <= 2, text);
        String withoutDoor = CarefulWords.text("Rivertown City Services", language, List.of(), NOW);
        assertTrue(withoutDoor.contains("Rivertown City Services") && !withoutDoor.contains("%"), withoutDoor);
    }

    @ParameterizedTest
    @ValueSource(strings = { "sv", "so", "xx" })
    void a_language_that_the_house_does_not_speak_gets_english(String language) {
        assertEquals("en", CarefulWords.spoken(language));
    }
}
