package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One document, one way to write it: the examples of RFC 8785. */
class CanonicalTest {

    private static JsonNode json(String text) throws JsonProcessingException {
        return new ObjectMapper().readTree(text);
    }

    @Test
    void numbers_texts_and_words_are_written_as_the_rfc_says() throws JsonProcessingException {
        assertEquals("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}", Canonical.of(json("""
                        {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                         "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                         "literals": [null, true, false]}""")));
    }

    @Test
    void keys_stand_in_the_order_of_their_utf_16_units() throws JsonProcessingException {
        assertEquals("{\"\\r\":\"CR\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"o\",\"€\":\"Euro\",\"😀\":\"Smile\","
                + "\"\ufb33\":\"Dalet\"}", Canonical.of(json("""
                        {"\\u20ac": "Euro", "\\r": "CR", "\\ufb33": "Dalet", "1": "One", "\\ud83d\\ude00": "Smile",
                         "\\u0080": "Control", "\\u00f6": "o"}""")));
    }

    @Test
    void whole_numbers_are_the_same_however_they_are_written_and_the_plain_range_is_that_of_ecmascript()
            throws JsonProcessingException {
        assertEquals("[8,8,800,-0.5,100000000000000000000,1e+21,0.000001,1e-7,0]",
                Canonical.of(json("[8, 8.0, 8e2, -0.5, 1e20, 1e21, 1e-6, 1e-7, -0.0]")));
    }

    @Test
    void the_status_and_for_the_logic_the_words_do_not_count() throws JsonProcessingException {
        var a = json("{\"status\":\"DRAFT\",\"issues\":[{\"id\":\"a\",\"label\":{\"en\":\"A\"},\"basePoints\":1}]}");
        var b = json("{\"issues\":[{\"basePoints\":1.0,\"label\":{\"en\":\"B\"},\"id\":\"a\"}],\"status\":\"ACTIVE\"}");
        assertNotEquals(Canonical.hash(a), Canonical.hash(b));
        assertEquals(Canonical.logicHash(a), Canonical.logicHash(b));
    }
}
