package org.tourniquet.broadcast.followup;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.followup.CorrectionWords.Said;
import org.tourniquet.broadcast.followup.CorrectionWords.Sentences;
import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.Languages;

/** What was wrong and what is right are never read as one. */
class CorrectionWordsTest {
    private static final Said SAID = new Said("The water", Instant.EPOCH, ZoneOffset.UTC);

    @Test
    void two_numbers_typed_without_a_full_stop_stand_apart_in_every_language() {
        for (String language : Languages.ALL) {
            String text = words(language, "+1 202-555-0111", "+1 202-555-0112").sms();
            assertTrue(text.contains("0111. ") && text.contains("0112. {{contact}}"), text);
        }
    }

    @Test
    void an_end_that_is_there_is_not_doubled_and_a_link_keeps_its_own() {
        String text = words("en", "Boil it!", "See https://town.example/water").sms();
        assertTrue(text.contains("Boil it! This") && text.contains("/water {{contact}}"), text);
        assertFalse(text.contains("!."), text);
    }

    private static Wording words(String language, String wrong, String right) {
        return CorrectionWords.in(language).mistake("Rivertown", SAID, new Sentences(wrong, right));
    }
}
