package org.tourniquet.broadcast.delivery.email;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type cannot become a header or a second recipient. */
class HeaderGuardTest {
    @ParameterizedTest
    @ValueSource(strings = { "a@x.example\r\nBcc: b@y.example", "a@x.example, b@y.example", "a@x.example b@y.example",
            "a@b@x.example",
            "<a@x.example>", "\"o k\"@x.example", "a@", "@x", "a@[127.0.0.1]", "a@x.example\u0000", "ünï@x.example", "" })
    void whatever_could_be_more_than_one_address_is_refused(String address) {
        assertThrows(IllegalArgumentException.class, () -> HeaderGuard.address(address));
    }

    @ParameterizedTest
    @ValueSource(strings = { "Water\r\nBcc: b@y.example", "Water\nX: y", "a\tb", "a\u0085b", "a\u2028b" })
    void a_header_value_is_one_line(String value) {
        assertThrows(IllegalArgumentException.class, () -> HeaderGuard.value(value));
    }

    @Test
    void ordinary_values_pass_unchanged() {
        assertEquals("Joki tulvii, mitä nyt?", HeaderGuard.value("Joki tulvii, mitä nyt?"));
        assertEquals("anna.b+c@town.example", HeaderGuard.address("anna.b+c@town.example"));
    }
}
