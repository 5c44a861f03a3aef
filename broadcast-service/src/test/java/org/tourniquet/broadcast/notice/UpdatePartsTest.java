package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Languages;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** An update written in its parts, as each medium says it. */
class UpdatePartsTest {
    private static final Wording WATER = update("The bridge is shut", "Crews pump out Mill Street.",
            "Go by Quay Street\nuntil Monday");

    @Test
    void a_mail_has_a_heading_over_each_part_in_every_language_of_the_house() {
        Set<String> headings = new HashSet<>();
        for (String language : Languages.ALL) {
            List<UpdateParts.Part> parts = new UpdateParts(WATER, language).parts();
            assertEquals(3, parts.size(), language);
            parts.forEach(part -> {
                headings.add(part.heading());
                assertTrue(part.heading().endsWith(":") && !part.title().contains(":"), part.heading());
            });
        }
        assertEquals(3 * Languages.ALL.size(), headings.size(), "no two alike: " + headings);
        assertEquals("What changed:\nThe bridge is shut\n\nWhat we are doing:\nCrews pump out Mill Street.\n\n"
                + "What you can do:\nGo by Quay Street\nuntil Monday", WATER.joined("en").body());
    }

    @Test
    void a_language_without_headings_gets_paragraphs_and_no_foreign_words() {
        assertEquals("The bridge is shut\n\nCrews pump out Mill Street.\n\nGo by Quay Street\nuntil Monday",
                WATER.joined("sv").body());
    }

    @Test
    void a_text_says_what_changed_and_what_to_do_and_a_banner_what_changed() {
        assertEquals("The bridge is shut. Go by Quay Street until Monday", WATER.joined("en").sms());
        assertEquals("The bridge is shut", WATER.joined("en").banner());
        assertEquals("Crews are there", update(null, "Crews are there", null).joined("en").sms());
    }

    @Test
    void what_is_written_for_a_medium_wins_and_joining_twice_changes_nothing() {
        Wording own = new Wording("s", "mail", null, "banner", null, "changed", null, null, null, Map.of());
        assertEquals("mail", own.joined("en").body());
        assertEquals("changed", own.joined("en").sms());
        assertEquals("banner", own.joined("en").banner());
        assertEquals(own.joined("en"), own.joined("en").joined("en"));
        Wording free = new Wording("s", "mail", null, null);
        assertSame(free, free.joined("en"), "words of old stay as they were");
        assertNull(free.joined("en").sms());
    }

    @Test
    void a_promise_stands_as_a_sentence_of_its_own_in_every_language() {
        Instant at = Instant.parse("2026-11-22T12:20:00Z");
        for (String language : Languages.ALL) {
            String promise = NextUpdate.shortly(language, at, ZoneId.of("Europe/Helsinki"));
            for (String said : List.of("Reply EN", "Vastaa FI", "أرسل AR", "Done", "{{name}}", "Go to {{place}}"))
                assertEquals(said + ". " + promise, said + Sentences.between(said, "\n") + promise);
            for (String said : List.of("Done.", "Is it? ", "لماذا؟", "Wait…", "«Fini.»"))
                assertEquals(said + " " + promise, said + Sentences.between(said, "\n") + promise);
            for (String said : List.of("See https://town.example/a", "{{contact}}", "Ask: {{help}}", "\uE000help\uE001"))
                assertEquals(said + "\n" + promise, said + Sentences.between(said, "\n") + promise);
            assertEquals(promise, Sentences.between("") + promise);
        }
    }

    @Property
    void no_text_made_of_parts_has_a_line_break_or_a_doubled_space(@ForAll String changed, @ForAll String you) {
        String text = update(changed, null, you).joined("en").sms();
        assertFalse(text != null && (text.contains("\n") || text.contains("  ")), text);
    }

    private static Wording update(String changed, String doing, String you) {
        return new Wording("Water", null, null, null, null, changed, null, doing, you, Map.of());
    }
}
