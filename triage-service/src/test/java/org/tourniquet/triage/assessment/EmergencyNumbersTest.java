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
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The emergency numbers by country: where they must be known, who publishes each, and when it was written down. */
class EmergencyNumbersTest {

    private static final List<String> EUROPEAN_ECONOMIC_AREA = List.of("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES",
            "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
            "SI", "SK");
    private static final List<String> BEYOND = List.of("GB", "US", "CA", "AU", "NZ", "IN");

    private static final List<String> SERVICES = List.of("general", "ambulance", "fire", "police");

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
    void each_is_a_country_with_numbers_to_dial_and_says_who_publishes_them_and_how_and_when_they_were_checked() {
        var known = Set.of(Locale.getISOCountries());
        countries.properties().forEach(c -> {
            var country = c.getValue();
            assertTrue(known.contains(c.getKey()), c.getKey());
            assertTrue(country.has("general") || country.has("ambulance") && country.has("fire") && country.has("police"),
                    c.getKey());
            SERVICES.stream().filter(country::has).forEach(s -> {
                String number = country.path(s).asText();
                assertTrue(number.matches("[0-9]{2,5}"), c.getKey());
                assertTrue(country.path("seenIn").has(number), c.getKey() + " " + number);
            });
            checked(c.getKey(), country);
            assertFalse(country.path("source").asText().isBlank(), c.getKey());
            assertTrue(country.path("url").asText().startsWith("https://"), c.getKey());
        });
    }

    /** "Two public lists agree" is said of a country only where that holds for each of its numbers. */
    @Test
    void nothing_counts_as_agreed_that_fewer_than_two_sources_say() {
        countries.properties().stream().filter(c -> c.getValue().path("checked").asText().startsWith("two"))
                .forEach(c -> c.getValue().path("seenIn").properties().forEach(n -> {
                    var lists = StreamSupport.stream(n.getValue().spliterator(), false).map(JsonNode::asText).toList();
                    assertTrue(lists.size() >= 2 || lists.contains("page"), c.getKey() + " " + n.getKey());
                }));
    }

    @Test
    void who_listens_and_who_reads_texts_is_named_with_a_number_and_how_it_was_checked() {
        countries.properties().forEach(c -> {
            for (var more : List.of(c.getValue().path("text"), c.getValue().path("crisis")))
                if (!more.isMissingNode()) {
                    assertTrue(more.path("number").asText().matches("[0-9]{2,5}|[0-9 ]{6,14}"), c.getKey());
                    checked(c.getKey(), more);
                }
            var who = c.getValue().path("text").path("for").asText("everybody");
            assertTrue(Set.of("everybody", "registered", "where offered").contains(who), c.getKey());
        });
    }

    @Test
    void nobody_is_sent_to_the_number_of_another_service() {
        assertEquals("112", countries.path("FI").path("general").asText());
        assertEquals("113", countries.path("NO").path("ambulance").asText());
        assertEquals("112", countries.path("NO").path("police").asText());
        assertEquals("000", countries.path("AU").path("general").asText());
        assertEquals("194", countries.path("RS").path("ambulance").asText());
        assertEquals("112", countries.path("KR").path("police").asText());
    }

    private static void checked(String country, JsonNode what) {
        assertTrue(Set.of("two public lists agree", "one list", "from memory").contains(what.path("checked").asText()),
                country);
        assertFalse(LocalDate.parse(what.path("date").asText()).isBefore(LocalDate.of(2026, 1, 1)), country);
    }
}
