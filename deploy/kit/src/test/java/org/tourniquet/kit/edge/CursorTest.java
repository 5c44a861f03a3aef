package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Paging, and the language of a reader. */
class CursorTest {
    @Test
    void a_cursor_comes_back_as_it_was_given() {
        Cursor cursor = Cursor.parse(Cursor.of("Kovács, Ilona", 42));
        assertEquals("Kovács, Ilona", cursor.part(0));
        assertEquals("42", cursor.part(1));
        assertTrue(Cursor.parse(null).atBeginning());
    }

    @Test
    void a_cursor_that_we_did_not_give_is_refused_by_name() {
        assertEquals(422, assertThrows(Problem.class, () -> Cursor.parse("not base64!")).status());
        assertThrows(Problem.class, () -> Cursor.parse(Cursor.of("one")).part(1));
        assertThrows(Problem.class, () -> Cursor.limit(0));
        assertThrows(Problem.class, () -> Cursor.limit(201));
        assertEquals(50, Cursor.limit(null));
    }

    @Test
    void a_page_is_cut_where_more_follows() {
        Paged<Integer> more = Paged.of(List.of(1, 2, 3), 2, Cursor::of);
        assertEquals(List.of(1, 2), more.items());
        assertEquals("2", Cursor.parse(more.next()).part(0));
        assertNull(Paged.of(List.of(1, 2), 2, Cursor::of).next());
    }

    @Test
    void the_browser_s_first_language_that_we_speak_is_taken() {
        assertEquals(Optional.of("fi"), Languages.accepted("sv-FI, fi-FI;q=0.9, en;q=0.8"));
        assertEquals(Optional.of("ar"), Languages.accepted("ar-EG"));
        assertEquals(Optional.empty(), Languages.accepted("de, ja"));
        assertEquals(Optional.empty(), Languages.accepted("!!; q=x"));
        assertEquals(Optional.empty(), Languages.accepted(null));
    }
}
