package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.tourniquet.broadcast.notice.SmsParts.Encoding;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

/** What the phone company will count. */
class SmsPartsTest {

    @Test
    void a_hundred_and_sixty_plain_characters_are_one_part_and_one_more_makes_two() {
        assertEquals(1, SmsParts.of("a".repeat(160)).segments());
        SmsParts two = SmsParts.of("a".repeat(161));
        assertEquals(2, two.segments());
        assertEquals(153, two.unitsPerSegment());
    }

    @Test
    void one_emoji_turns_160_into_70_and_is_named() {
        SmsParts parts = SmsParts.of("a".repeat(69) + "😀");
        assertEquals(Encoding.UCS_2, parts.encoding());
        assertEquals(71, parts.units());
        assertEquals(2, parts.segments());
        assertEquals(List.of("😀"), parts.costly());
    }

    @Test
    void the_euro_sign_counts_double_and_is_never_halved() {
        SmsParts parts = SmsParts.of("a".repeat(152) + "€" + "a".repeat(20));
        assertEquals(Encoding.GSM_7, parts.encoding());
        assertEquals(List.of("€"), parts.costly());
        assertEquals("a".repeat(152), parts.parts().getFirst());
    }

    @Test
    void finnish_stays_cheap_and_hungarian_esperanto_and_arabic_do_not() {
        assertEquals(Encoding.GSM_7, SmsParts.of("Hätänumero päivystää öisin").encoding());
        assertEquals(List.of("ő"), SmsParts.of("Erősítés").costly().stream().filter("ő"::equals).toList());
        assertEquals(Encoding.UCS_2, SmsParts.of("Ĉu vi bezonas helpon?").encoding());
        assertEquals(Encoding.UCS_2, SmsParts.of("اتصل بنا").encoding());
    }

    @Test
    void a_family_is_not_torn_apart() {
        String family = "👨‍👩‍👧‍👦";
        SmsParts parts = SmsParts.of("a".repeat(60) + family + "a".repeat(20));
        assertTrue(parts.parts().stream().anyMatch(part -> part.startsWith(family)));
    }

    @Test
    void nothing_is_no_part() {
        assertEquals(0, SmsParts.of("").segments());
    }

    @Property(tries = 2000)
    void parts_make_the_text_again_and_none_is_too_long(@ForAll("texts") String text) {
        SmsParts parts = SmsParts.of(text);
        assertEquals(text, String.join("", parts.parts()));
        for (String part : parts.parts())
            assertTrue(SmsParts.of(part).units() <= parts.unitsPerSegment() || parts.encoding() == Encoding.UCS_2
                    && part.length() <= parts.unitsPerSegment());
        assertTrue(parts.segments() >= Math.ceilDiv(parts.units(), parts.unitsPerSegment()));
    }

    @Property(tries = 1000)
    void no_surrogate_pair_is_cut(@ForAll @StringLength(max = 400) String text) {
        for (String part : SmsParts.of(text).parts())
            assertTrue(text.contains(part) && !(Character.isLowSurrogate(part.charAt(0)) && text.indexOf(part) > 0
                    && Character.isHighSurrogate(text.charAt(text.indexOf(part) - 1))));
    }

    @Property(tries = 500)
    void a_longer_text_never_has_fewer_parts(@ForAll("texts") String text, @ForAll("texts") String more) {
        assertTrue(SmsParts.of(text + more).segments() >= SmsParts.of(text).segments());
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "Z", " ", "€", "[", "ä", "ő", "ĉ", "م", "😀", "👍🏽", "👨‍👩‍👧", "é", "\n", "e\u0301")
                .list().ofMaxSize(300).map(pieces -> String.join("", pieces));
    }
}
