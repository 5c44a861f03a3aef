package org.tourniquet.broadcast.audience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which numbers and mail addresses people may be reached at. */
class AddressesTest {

    @ParameterizedTest
    @CsvSource({ "+12025550123,,+12025550123", "(202) 555-0123,US,+12025550123", "040 123 4567,FI,+358401234567",
            "+358 40 1234567,GB,+358401234567", "7400123456,GB,+447400123456", "+١٢٠٢٥٥٥٠١٢٣,,+12025550123",
            "＋1 202 555 0123,,+12025550123", "\u200B+1\u00A0202\u2011555\u20110123\u202C,,+12025550123",
            "'''+12025550123',,+12025550123", "’0401234567,FI,+358401234567", "401234567,FI,+358401234567",
            "358401234567.0,FI,+358401234567", "00358401234567,,+358401234567", "tel:+12025550123,,+12025550123" })
    void numbers_are_written_one_way(String raw, String country, String stored) {
        PhoneNumbers.Checked checked = PhoneNumbers.check(raw, country);
        assertEquals(stored, checked.number(), checked.reason());
    }

    @ParameterizedTest
    @ValueSource(strings = { "911", "112", "+1911", "+19005550123", "+442071838750", "+448001111111", "+881612345678",
            "1-800-FLOWERS", "+12025550123 ext 5", "+14155552671\r\nTo: x", "+15005550006", "1E+10", "4.1555E+09",
            "0401234567", "１１２", "\u200B911", "+358112", "+8823456789012", "+870776123456", "+12025550123;+12025550124",
            "++++", "+" })
    void numbers_that_must_not_be_texted_are_refused(String raw) {
        assertFalse(PhoneNumbers.check(raw, null).ok(), raw);
        assertFalse(PhoneNumbers.check(raw, "US").ok(), raw);
    }

    @ParameterizedTest
    @CsvSource({ "Anna.Koski@Town.Example,Anna.Koski@town.example", "a+b@bücher.example,a+b@xn--bcher-kva.example",
            "Anna Koski <anna@town.example>,anna@town.example", "\u200Banna@town.example\uFEFF,anna@town.example",
            "mailto:anna@town.example,anna@town.example", "anna＠town.example,anna@town.example",
            "a@例え.テスト,a@xn--r8jz45g.xn--zckzah" })
    void mail_addresses_are_written_one_way(String raw, String stored) {
        assertEquals(stored, EmailAddresses.check(raw).address());
    }

    @ParameterizedTest
    @ValueSource(strings = { "a@x.example\r\nBcc:b@y.example", "a@x.example, b@y.example", "\"o k\"@x.example", "ünï@x.example",
            "x@localhost", "x@[127.0.0.1]", "x@10.0.0.1", "postmaster@x.example", "x@y.example.", "x..y@z.example", "x",
            "a@x.example b@y.example", "a@b@c.example",
            "Anna\r\nBcc: b@y.example <a@x.example>", "<a@x.example>, <b@y.example>",
            "@y.example" })
    void mail_addresses_that_cannot_be_written_to_are_refused(String raw) {
        assertTrue(!EmailAddresses.check(raw).ok(), raw);
    }

    @ParameterizedTest
    @CsvSource({ "\u200B+12025550123,,invisible", "'''+12025550123',,apostrophe", "401234567,FI,lost zero",
            "00358401234567,,00 was read", "＋12025550123,,plainly" })
    void what_was_mended_in_a_number_is_said(String raw, String country, String said) {
        assertTrue(PhoneNumbers.check(raw, country).repaired().contains(said), PhoneNumbers.check(raw, country).repaired());
    }

    @Test
    void a_number_that_looks_american_but_is_not_is_shown_with_its_country() {
        assertEquals("BS", PhoneNumbers.countryOf(PhoneNumbers.check("+12423591234", null).number()));
    }

    @Test
    void a_domain_that_mixes_alphabets_is_pointed_out() {
        assertTrue(EmailAddresses.check("a@pаypal.example").remark().contains("imitate"));
        assertEquals(null, EmailAddresses.check("a@bücher.example").remark());
        assertEquals(null, EmailAddresses.check("a@例え.テスト").remark());
        assertEquals(null, EmailAddresses.check("a@town.example").remark());
    }

    @Test
    void an_address_longer_than_mail_allows_is_refused() {
        assertFalse(EmailAddresses.check("a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(63)
                + "." + "e".repeat(63) + ".example").ok());
    }
}
