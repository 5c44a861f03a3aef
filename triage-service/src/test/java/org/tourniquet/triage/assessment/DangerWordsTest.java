package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lexicon must hear, and what it must not call a human for. */
class DangerWordsTest {

    private final DangerWords words;

    DangerWordsTest() throws IOException {
        words = new DangerWords();
    }

    @ParameterizedTest
    @ValueSource(strings = { "I want to DIE", "my father can’t   breathe", "We are trapped in the cellar!", "Je veux mourir",
            "il est coince sous la porte", "Isä ei hengita", "haluan kuolla", "Öngyilkos leszek", "nem kapok levegot",
            "Mi volas morti", "la domo brulas", "أريد أن أموت", "أبي لا يتنفّس", "هناك حريق" })
    void danger_is_heard_with_and_without_accents_and_capitals(String text) {
        assertTrue(words.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "The power is out since nine", "When does the insurer come?", "Kiitos, haemme vettä",
            "Merci beaucoup",
            "Köszönöm szépen", "Dankon pro la helpo", "شكراً لكم", "" })
    void ordinary_words_call_nobody(String text) {
        assertFalse(words.in(text));
    }

    @Test
    void a_phrase_begins_where_a_word_begins() {
        assertFalse(words.in("I was contrapped by the form"));
    }
}
