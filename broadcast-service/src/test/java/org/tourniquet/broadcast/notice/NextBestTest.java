package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

/** Which language somebody gets when there is none of their own. */
class NextBestTest {
    private final NextBest next = new NextBest(Map.of("ar", List.of("fr", "en"), "eo", List.of("hu")));

    @Test
    void ones_own_then_what_is_configured_then_english_then_any() {
        assertEquals("ar", gets("ar", "ar", "en", "fr"));
        assertEquals("fr", gets("ar", "en", "fr"));
        assertEquals("en", gets("ar", "en", "hu"));
        assertEquals("hu", gets("eo", "en", "hu"));
        assertEquals("en", gets("fi", "en", "fr"));
        assertEquals("fr", gets("fi", "fr", "hu"));
        assertEquals("en", gets(null, "en", "fr"));
    }

    @Test
    void the_reason_is_one_sentence() {
        assertEquals("there is no Arabic wording, and French comes next for them", because("ar", "en", "fr"));
        assertEquals("there is no Finnish wording", because("fi", "en"));
        assertEquals("there is no Finnish wording and no English one", because("fi", "fr"));
    }

    private String gets(String language, String... said) {
        return next.of(language, new TreeSet<>(Set.of(said))).gets();
    }

    private String because(String language, String... said) {
        return next.of(language, new TreeSet<>(Set.of(said))).because();
    }
}
