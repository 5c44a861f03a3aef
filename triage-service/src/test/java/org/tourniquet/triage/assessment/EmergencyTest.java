package org.tourniquet.triage.assessment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Whoever is in danger sees the number that sends the right help first, and never one that nobody vouches for alone. */
class EmergencyTest {

    private final JsonNode countries;

    EmergencyTest() throws IOException {
        try (var in = getClass().getResourceAsStream("/protocols/emergency-numbers.json")) {
            countries = new ObjectMapper().readTree(in).path("countries");
        }
    }

    private Emergency in(String country) {
        return new Emergency(country, countries.path(country));
    }

    private static List<String> digits(Emergency emergency, String... flags) {
        return emergency.numbers(List.of(flags)).stream().map(Emergency.Number::digits).toList();
    }

    @Test
    void the_flag_decides_which_number_comes_first() {
        assertEquals("194", in("RS").said(List.of("LIFE")));
        assertEquals("193", in("RS").said(List.of("HAZARD")));
        assertEquals("192", in("RS").said(List.of("VIOLENCE")));
        assertEquals("113", in("NO").said(List.of("SELF_HARM")));
        assertEquals(List.of("133", "144", "112", "122"), digits(in("AT"), "VIOLENCE", "LIFE"));
    }

    @Test
    void where_one_number_is_for_everything_it_is_the_only_one() {
        assertEquals(List.of("112"), digits(in("FI"), "VIOLENCE"));
        assertEquals(List.of("999"), digits(in("GB"), "LIFE", "HAZARD"));
    }

    @Test
    void the_line_on_every_screen_shows_one_general_number_else_the_ambulance() {
        assertEquals("112", in("HU").number());
        assertEquals("194", in("RS").number());
        assertEquals("110", digits(in("DE"), "VIOLENCE").getFirst());
    }

    @Test
    void a_flag_we_do_not_know_asks_for_any_help() {
        assertEquals("112", in("DE").said(List.of("VULNERABLE")));
        assertEquals("124", in("BA").said(List.of("OWN_FLAG")));
    }

    @Test
    void what_only_one_source_says_stands_beside_112() throws IOException {
        var doubtful = new Emergency("XX",
                new ObjectMapper().readTree("{\"ambulance\": \"1990\", \"checked\": \"one list\"}"));
        assertFalse(doubtful.confirmed());
        assertEquals("1990 / 112", doubtful.said(List.of("LIFE")));
        assertEquals(List.of("1990", "112"), digits(doubtful, "LIFE"));
    }

    @Test
    void a_country_that_is_not_in_the_list_is_given_112() {
        var nowhere = in("AQ");
        assertEquals("112", nowhere.number());
        assertEquals(List.of("112"), digits(nowhere, "LIFE"));
        assertFalse(nowhere.confirmed());
    }

    @Test
    void who_cannot_speak_is_told_where_to_write_and_who_despairs_whom_to_call() {
        assertEquals("114", in("FR").text());
        assertNull(in("FI").text());
        assertEquals("112", in("FI").textIfRegistered());
        assertNull(in("US").text());
        assertNull(in("US").textIfRegistered());
        assertEquals("09 2525 0111", in("FI").listener().orElseThrow().digits());
        assertTrue(in("RS").listener().isEmpty());
    }
}
