package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tourniquet.broadcast.audience.EncodingGuess.NoEncoding;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Text in the letters of our languages comes back from its bytes, or we say that it might be read in another way. */
class EncodingGuessTest {
    private static final String ASCII = "abcdefghijklmnoprstuvz";

    /** A text and an encoding in which it can be written. */
    record Written(String text, Encoding encoding, boolean mark) {
        byte[] bytes() {
            return ((mark ? "\uFEFF" : "") + text).getBytes(encoding.charset());
        }
    }

    @Property(tries = 500)
    void what_was_written_comes_back_or_is_said_to_be_doubtful(@ForAll("files") Written written) throws NoEncoding {
        byte[] bytes = written.bytes();
        EncodingGuess.Guess guess = EncodingGuess.of(bytes, true);
        String read = new String(bytes, guess.mark(), bytes.length - guess.mark(), guess.encoding().charset());
        if (guess.sure())
            assertEquals(written.text(), read);
        else
            assertTrue(guess.possible().contains(written.encoding()), guess.toString());
    }

    @Property(tries = 200)
    void a_beginning_that_cuts_a_letter_in_two_is_still_utf_8(@ForAll("files") Written written, @ForAll byte cut)
            throws NoEncoding {
        byte[] bytes = (written.text() + "é").getBytes(StandardCharsets.UTF_8);
        byte[] beginning = java.util.Arrays.copyOf(bytes, bytes.length - Math.floorMod(cut, 2));
        assertEquals(Encoding.UTF_8, EncodingGuess.of(beginning, false).encoding());
    }

    @Provide
    Arbitrary<Written> files() {
        Arbitrary<Written> west = written("àâçèéêëîïôùûüÿœæÀÂÇÈÉÊ", Encoding.WINDOWS_1252, false);
        Arbitrary<Written> north = written("äöåÄÖÅ", Encoding.WINDOWS_1252, false);
        Arbitrary<Written> centre = written("áéíóöőúüűÁÉÍÓÖŐÚÜŰ", Encoding.ISO_8859_2, false);
        Arbitrary<Written> any = Arbitraries.of("àéèêçùœ", "äöå", "áéíóöőúüű", "ĉĝĥĵŝŭ", "ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
                .flatMap(letters -> Arbitraries.of(Encoding.UTF_8, Encoding.UTF_16LE, Encoding.UTF_16BE)
                        .flatMap(encoding -> Arbitraries.of(true, false).flatMap(mark -> written(letters, encoding, mark))));
        return Arbitraries.oneOf(west, north, centre, any);
    }

    private static Arbitrary<Written> written(String letters, Encoding encoding, boolean mark) {
        Arbitrary<String> word = Arbitraries.strings().withChars((letters + ASCII).toCharArray()).ofMinLength(1)
                .ofMaxLength(12);
        return Combinators.combine(word.list().ofMinSize(2).ofMaxSize(40), Arbitraries.of(',', ';', '\t'))
                .as((words, separator) -> {
                    StringBuilder file = new StringBuilder("email" + separator + "name\r\n");
                    words.forEach(each -> file.append("a").append(file.length()).append("@town.example").append(separator)
                            .append(each).append("\r\n"));
                    return new Written(file.toString(), encoding, mark);
                });
    }

    private static final String FRENCH = "Hélène Lefèvre, Jérôme Benoît, Gaëlle Août, Françoise Dûment, Cécile à côté";
    private static final String FINNISH = "Äkäslompolo, Päivi Öhman, Åke Sjöström, Hämäläinen";
    private static final String HUNGARIAN = "Szűcs Győző, Erdős Ágnes, Kőműves Ödön, Tűzoltó utca";

    @Test
    void names_of_our_languages_are_beyond_doubt() throws NoEncoding {
        for (String text : List.of(FRENCH, FINNISH))
            assertSure(text, Encoding.WINDOWS_1252);
        assertSure(HUNGARIAN, Encoding.ISO_8859_2);
        assertSure(HUNGARIAN + " – „idézet”", Encoding.WINDOWS_1250);
        assertSure("Dvořák, Šárka Žižková, Němec", Encoding.ISO_8859_2);
    }

    private static void assertSure(String text, Encoding encoding) throws NoEncoding {
        EncodingGuess.Guess guess = EncodingGuess.of(text.getBytes(encoding.charset()), true);
        assertEquals(encoding, guess.encoding(), text);
        assertTrue(guess.sure(), text);
    }

    @Test
    void letters_that_may_be_either_are_said_to_be_doubtful_and_shown_both_ways() throws NoEncoding {
        EncodingGuess.Guess guess = EncodingGuess.of("Bret\u00FBn".getBytes(StandardCharsets.ISO_8859_1), true);
        assertFalse(guess.sure());
        assertEquals(List.of("Bretûn / Bretűn"), guess.words());
    }

    @Test
    void bytes_that_are_text_in_no_encoding_are_named() {
        byte[] bytes = "email,name\nx,\u0081\u0090".getBytes(StandardCharsets.ISO_8859_1);
        assertEquals(13, assertThrows(NoEncoding.class, () -> EncodingGuess.of(bytes, true)).offset);
    }

    @ParameterizedTest
    @EnumSource(Encoding.class)
    void it_makes_no_difference_in_how_many_pieces_the_bytes_come(Encoding encoding) throws NoEncoding {
        byte[] bytes = ("email;name\r\n" + "áéö@x;Éva Öz\r\n".repeat(50)).getBytes(encoding.charset());
        EncodingGuess pieces = new EncodingGuess();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int at = 0; at < bytes.length; at += 7) {
            pieces.look(bytes, at, Math.min(7, bytes.length - at));
            all.write(bytes, at, Math.min(7, bytes.length - at));
        }
        assertEquals(EncodingGuess.of(all.toByteArray(), true).encoding(), pieces.guess(true).encoding());
    }
}
