package org.tourniquet.triage.assessment.texting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.ObjectMapper;

/** What carriers and we obey is never an answer; what is prompted is never such a word. */
class KeywordsTest {

    private static final Asked ANY = new Asked(true, false, true,
            List.of(new Asked.Option("a", "Stop"), new Asked.Option("b", "End of the road"), new Asked.Option("none", "None")),
            List.of());

    @Test
    void every_word_that_the_sender_obeys_is_known_here_and_is_no_answer() throws IOException {
        var published = new ObjectMapper()
                .readTree(Files.readAllBytes(Path.of("../broadcast-service/contracts/keywords.v1.json")));
        published.forEach(words -> words.forEach(word -> {
            assertTrue(Keywords.is(word.asText()), word.asText());
            assertInstanceOf(Reading.Words.class, Reader.read(word.asText(), ANY, "en"), word.asText());
        }));
    }

    @ParameterizedTest
    @ValueSource(strings = { "STOP", "End", "QUIT", "Cancel", "unsubscribe", "HELP", "info", "Start", "YES", "unstop", "Arrêt",
            "aide" })
    void the_carriers_words_are_known_however_they_are_written(String word) {
        assertTrue(Keywords.is(word));
    }

    @ParameterizedTest
    @ValueSource(strings = { "0", "1", "10", "?", "؟", "<", "1 3", "EN", "FR", "FI", "HU", "EO", "AR", "web" })
    void nothing_that_we_ask_for_is_such_a_word(String prompted) {
        assertFalse(Keywords.is(prompted));
    }

    @Test
    void each_number_of_a_list_means_its_own_choice() {
        for (int n = 1; n <= 12; n++) {
            var options = IntStream.rangeClosed(1, 12)
                    .mapToObj(i -> new Asked.Option("o" + i, "Choice " + i)).toList();
            assertEquals(new Reading.Choice(List.of("o" + n)),
                    Reader.read("" + n, new Asked(false, false, true, options, List.of()), "en"));
        }
    }
}
