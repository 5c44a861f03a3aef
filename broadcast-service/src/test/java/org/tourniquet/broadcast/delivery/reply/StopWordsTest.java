package org.tourniquet.broadcast.delivery.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.broadcast.notice.SmsParts;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Which words end and begin messages, and what is said after them. */
class StopWordsTest {
    @ParameterizedTest
    @ValueSource(strings = { "STOP", " stop. ", "Stop!", "ARRÊT", "arret", "Lopeta", "leállítás", "ĉesu", "توقف", "إلغاء",
            "Unsubscribe",
            "opt-out", "“STOP”" })
    void a_text_that_is_nothing_but_the_word_ends_texts(String text) {
        assertEquals(Optional.of(StopWords.Keyword.STOP), StopWords.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "please stop the water", "I cannot stop crying", "the end of the road is flooded", "1", "",
            "end of story" })
    void a_cry_for_help_is_no_stop_word(String text) {
        assertEquals(Optional.empty(), StopWords.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Start", "UNSTOP", "Reprendre", "aloita", "Kezdés", "rekomencu", "ابدأ", "استئناف" })
    void start_brings_texts_back(String text) {
        assertEquals(Optional.of(StopWords.Keyword.START), StopWords.in(text));
    }

    @ParameterizedTest
    @ValueSource(strings = { "en", "fr", "fi", "hu", "eo", "ar" })
    void the_answer_to_stop_is_one_or_two_texts_and_holds_no_markup(String language) {
        for (StopWords.Keyword keyword : StopWords.Keyword.values()) {
            String answer = KeywordWords.in(language).after(keyword, "Rivertown City Services", "x");
            assertTrue(SmsParts.of(answer).segments() <= 2, answer);
            assertTrue(answer.chars().noneMatch(c -> c == '<' || c == '&'), answer);
        }
    }

    @Test
    void the_words_that_end_and_begin_messages_are_those_that_are_published() throws IOException {
        var published = new ObjectMapper().readTree(Files.readAllBytes(Path.of("contracts/keywords.v1.json")));
        for (StopWords.Keyword keyword : StopWords.Keyword.values()) {
            Set<String> words = new TreeSet<>();
            published.get(keyword.name()).forEach(word -> words.add(word.asText()));
            assertEquals(words, StopWords.all().entrySet().stream().filter(e -> e.getValue().keyword() == keyword)
                    .map(Map.Entry::getKey).collect(Collectors.toCollection(TreeSet::new)));
        }
    }
}
