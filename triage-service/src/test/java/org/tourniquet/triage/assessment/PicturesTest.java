package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tourniquet.triage.protocol.Localized;
import org.xml.sax.InputSource;

class PicturesTest {

    private static Localized step(String sentence) {
        return new Localized(Map.of("en", sentence, "fi", "…"), "en");
    }

    @Test
    void things_are_drawn_in_the_order_of_the_sentence_and_the_time_stands_last() {
        assertEquals(List.of(Picture.PHONE, Picture.MEDICINE, Picture.CLOCK),
                Pictures.of(step("Call the medical helpline or your pharmacy within the next ten minutes.")));
        assertEquals(List.of(Picture.PHOTO, Picture.HOME, Picture.WALK),
                Pictures.of(step("Photograph each room, then walk away.")));
    }

    @Test
    void a_word_inside_another_word_draws_nothing() {
        assertTrue(Pictures.of(step("Scared scarecrows recall.")).isEmpty());
        assertNull(Pictures.svg(step("Scared scarecrows recall.")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "natural-disaster", "health-personal", "business-failure", "service-outage" })
    void every_step_of_every_shipped_protocol_can_be_drawn(String key) throws Exception {
        var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (var issue : ProtocolJson.shipped(key).issues())
            for (var way : issue.stopTheBleeding())
                for (var step : way.steps()) {
                    String svg = Pictures.svg(step);
                    assertFalse(svg == null, () -> "nothing to draw in: " + step.in("en"));
                    builder.parse(new InputSource(new StringReader(svg)));
                    assertTrue(Pictures.of(step).size() <= 3);
                }
    }
}
