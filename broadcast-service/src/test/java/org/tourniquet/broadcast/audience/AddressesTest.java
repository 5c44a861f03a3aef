package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers and mail addresses people may be reached at. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({ "+12025550123,,+12025550123", "(202) 555-0123,US,+12025550123", "040 123 4567,FI,+358401234567",
            "+358 40 1234567,GB,+358401234567", "7400123456,GB,+447400123456", "+١٢٠٢٥٥٥٠١٢٣,,+12025550123",
            "＋1 202 555 0123,,+12025550123" })
    void numbers_are_written_one_way(String raw, String country, String stored) {
        PhoneNumbers.Checked checked = PhoneNumbers.check(raw, country);
        assertEquals(stored, checked.number(), checked.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = { "911", "112", "+1911", "+19005550123", "+442071838750", "+448001111111", "+881612345678",
            "1-800-FLOWERS", "+12025550123 ext 5", "+14155552671\r\nTo: x", "+15005550006", "1E+10", "4.1555E+09",
            "0401234567" })
    void numbers_that_must_not_be_texted_are_refused(String raw) {
        assertFalse(PhoneNumbers.check(raw, null).ok(), raw);
        assertFalse(PhoneNumbers.check(raw, "US").ok(), raw);
    }

    @ParameterizedTest
    @CsvSource({ "Anna.Koski@Town.Example,Anna.Koski@town.example", "a+b@bücher.example,a+b@xn--bcher-kva.example" })
    void mail_addresses_are_written_one_way(String raw, String stored) {
        assertEquals(stored, EmailAddresses.check(raw).address());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a@x.example\r\nBcc:b@y.example", "a@x.example, b@y.example", "\"o k\"@x.example", "ünï@x.example",
            "x@localhost", "x@[127.0.0.1]", "x@10.0.0.1", "postmaster@x.example", "x@y.example.", "x..y@z.example", "x",
            "@y.example" })
    void mail_addresses_that_cannot_be_written_to_are_refused(String raw) {
        assertTrue(!EmailAddresses.check(raw).ok(), raw);
    }
}
