package org.tourniquet.triage.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Which words a signature is for: those of one language that a person in danger reads, and what they are shown for. */
class SafetyTextsTest {

    private static String after(String language, Consumer<ObjectNode> change) {
        var protocol = Written.protocol("texts");
        change.accept(protocol);
        return SafetyTexts.of(protocol, language);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/questions/0/text", "/questions/0/options/0/label", "/questions/1/options/2/label",
            "/flags/0/message", "/flags/0/immediateSteps/0" })
    void another_safety_word_is_another_text_in_its_language_only(String place) {
        Consumer<ObjectNode> change = p -> Written.at(p, place).put("fi", "Jotain muuta");
        assertNotEquals(after("fi", p -> {
        }), after("fi", change));
        assertEquals(after("en", p -> {
        }), after("en", change));
    }

    @Test
    void words_that_nobody_in_danger_reads_are_not_signed() {
        Consumer<ObjectNode> change = p -> {
            Written.at(p, "/issues/0/label").put("fi", "Muuta");
            Written.at(p, "/questions/3/text").put("fi", "Muuta");
            Written.at(p, "/situation").put("fi", "Muuta");
        };
        assertEquals(after("fi", p -> {
        }), after("fi", change));
    }

    @Test
    void the_words_of_one_flag_under_another_are_other_texts() {
        assertNotEquals(after("en", p -> {
        }), after("en", p -> {
            var flags = (ArrayNode) p.path("flags");
            var first = flags.get(0).path("message");
            ((ObjectNode) flags.get(0)).set("message", flags.get(1).path("message"));
            ((ObjectNode) flags.get(1)).set("message", first);
        }));
    }
}
