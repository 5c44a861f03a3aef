package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Languages;

/** The promise of a next update in words. */
class NextUpdateTest {
    private static final Instant AT = Instant.parse("2026-11-22T12:20:00Z");
    private static final ZoneId TOWN = ZoneId.of("Europe/Helsinki");

    @Test
    void it_names_the_day_and_the_time_of_the_organisations_clock() {
        assertEquals("Next update by Sunday 14:20.", NextUpdate.shortly("en", AT, TOWN));
        assertEquals("Next update by Sunday 22 November, 14:20.", NextUpdate.inFull("en", AT, TOWN));
        assertEquals("Seuraava tieto viimeistään sunnuntaina klo 14:20.", NextUpdate.shortly("fi", AT, TOWN));
        assertEquals("Seuraava tieto viimeistään sunnuntaina 22. marraskuuta klo 14:20.", NextUpdate.inFull("fi", AT, TOWN));
        assertEquals("An update was promised by Sunday 14:20. It is late.", NextUpdate.late("en", AT, TOWN));
    }

    @Test
    void each_language_of_the_house_says_it_in_its_own_words() {
        Set<String> said = new HashSet<>();
        for (String language : Languages.ALL) {
            String full = NextUpdate.inFull(language, AT, TOWN);
            assertTrue(full.contains("14:20") && full.contains("22"), full);
            said.add(full);
            said.add(NextUpdate.late(language, AT, TOWN));
        }
        assertEquals(2 * Languages.ALL.size(), said.size());
        assertEquals(NextUpdate.shortly("en", AT, TOWN), NextUpdate.shortly("sv", AT, TOWN));
    }

    @Test
    void it_costs_no_text_message_another_alphabet() {
        for (String language : new String[] { "en", "fi", "fr" })
            assertEquals(SmsParts.Encoding.GSM_7, SmsParts.of(NextUpdate.shortly(language, AT, TOWN)).encoding(), language);
    }
}
