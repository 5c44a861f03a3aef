package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

/** Whose links stand in a notice. */
class LinksInWordsTest {
    private static final Set<String> OURS = Set.of("rivertown.example");

    @Test
    void our_domain_and_what_is_below_it_is_ours() {
        assertEquals(List.of(), hosts("See https://rivertown.example/a, https://help.rivertown.example:8443/b?c=d."));
    }

    @Test
    void a_link_that_only_looks_like_ours_is_not() {
        assertEquals(List.of("evil.example"), hosts("https://rivertown.example@evil.example/"));
        assertEquals(List.of("rivertown.example.evil.example"), hosts("https://rivertown.example.evil.example/a"));
        assertEquals(List.of("notrivertown.example"), hosts("http://notrivertown.example"));
        assertEquals(List.of("evil.example"), hosts("https:\\\\evil.example\\rivertown.example"));
    }

    @Test
    void what_a_phone_makes_a_link_of_counts_without_a_scheme() {
        assertEquals(List.of("www.other.example", "shop.example"), hosts("Go to www.other.example or shop.example/sale!"));
        assertEquals(List.of(), hosts("Open 8.00/16.00, e.g. tomorrow and/or later. Call 112."));
    }

    @Test
    void letters_that_imitate_ours_are_spelled_out() {
        var link = LinksInWords.elsewhere(Map.of("en", new Wording(null, "https://rivertоwn.example/", null, null)), OURS)
                .getFirst();
        assertTrue(link.spelled().startsWith("xn--"), link.spelled());
        assertEquals("https://rivertоwn.example/", link.address());
    }

    @Test
    void on_a_page_a_full_link_can_be_followed_and_nothing_is_lost_of_the_text_around_it() {
        assertEquals(List.of(new LinksInWords.Piece("Tell us: ", null),
                new LinksInWords.Piece("https://rivertown.example/help?a=b", "https://rivertown.example/help?a=b"),
                new LinksInWords.Piece(". Or shop.example/sale, or javascript:alert(1).", null)),
                LinksInWords
                        .pieces("Tell us: https://rivertown.example/help?a=b. Or shop.example/sale, or javascript:alert(1)."));
        assertEquals(List.of(new LinksInWords.Piece("No link", null)), LinksInWords.pieces("No link"));
        assertEquals(List.of(), LinksInWords.pieces(""));
    }

    @Test
    void shorteners_are_known_by_name() {
        assertTrue(LinksInWords.shortened("Read https://bit.ly/3xY.").isPresent());
        assertTrue(LinksInWords.shortened("bit.ly/3xY").isPresent());
        assertFalse(LinksInWords.shortened("https://rabbit.lyceum.example/").isPresent());
    }

    private static List<String> hosts(String text) {
        return LinksInWords.elsewhere(Map.of("en", new Wording(null, text, null, null)), OURS).stream()
                .map(LinksInWords.Link::host).toList();
    }
}
