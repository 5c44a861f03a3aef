package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The emergency numbers by country: where they must be known, who publishes each, and when it was written down. */
class EmergencyNumbersTest {

    private static final List<String> EUROPEAN_ECONOMIC_AREA = List.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES",
            "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
            "SI", "SK");
    private static final List<String> BEYOND = List.of("GB", "US", "CA", "AU", "NZ", "IN");

    private final JsonNode countries;

    EmergencyNumbersTest() throws IOException {
        try (var in = getClass().getResourceAsStream("/protocols/emergency-numbers.json")) {
            countries = new ObjectMapper().readTree(in).path("countries");
        }
    }

    @Test
    void the_countries_we_begin_with_are_there_and_at_least_ten_more() {
        Stream.concat(EUROPEAN_ECONOMIC_AREA.stream(), BEYOND.stream())
                .forEach(c -> assertTrue(countries.has(c), c));
        assertTrue(countries.size() >= EUROPEAN_ECONOMIC_AREA.size() + BEYOND.size() + 10);
    }

    @Test
    void each_is_a_country_with_a_number_to_dial_and_says_who_publishes_it_and_when_it_was_written_down() {
        var known = Set.of(Locale.getISOCountries());
        countries.properties().forEach(c -> {
            assertTrue(known.contains(c.getKey()), c.getKey());
            assertTrue(c.getValue().path("number").asText().matches("[0-9]{2,5}"), c.getKey());
            c.getValue().path("others").forEach(n -> assertTrue(n.asText().matches("[0-9]{2,5}"), c.getKey()));
            assertFalse(c.getValue().path("source").asText().isBlank(), c.getKey());
            assertFalse(LocalDate.parse(c.getValue().path("date").asText()).isBefore(LocalDate.of(2026, 1, 1)), c.getKey());
        });
    }

    @Test
    void nobody_is_sent_to_the_number_of_another_service() {
        assertEquals("112", countries.path("FI").path("number").asText());
        assertEquals("113", countries.path("NO").path("number").asText());
        assertEquals("000", countries.path("AU").path("number").asText());
    }
}
