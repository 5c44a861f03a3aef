package org.tourniquet.kit.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as people read them. */
class ReadableNumberTest {
    @Test
    void a_number_is_read_in_the_groups_of_its_country() {
        assertEquals("+1 202-555-0111", ReadableNumber.of("+12025550111"));
        assertEquals("+358 40 1234567", ReadableNumber.of("+358401234567"));
        assertEquals("+1\u00a0202\u2011555\u20110111", ReadableNumber.onOneLine("+12025550111"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "anna-b@example.org", "https://rivertown.example/chat", "1 Quay Street, Rivertown", "112", "+1" })
    void whatever_is_no_number_stays_as_it_is(String address) {
        assertEquals(address, ReadableNumber.onOneLine(address));
        assertNull(ReadableNumber.of(null));
    }
}
