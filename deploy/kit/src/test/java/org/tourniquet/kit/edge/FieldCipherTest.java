package org.tourniquet.kit.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Base64;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

/** Personal data sealed and opened. */
class FieldCipherTest {
    private static final String ONE = key(1);
    private static final String TWO = key(2);
    private final FieldCipher cipher = new FieldCipher(Optional.of(ONE), Optional.empty());

    @Test
    void what_was_sealed_opens_and_never_looks_the_same_twice() {
        String sealed = cipher.seal("Ilona Kovács ليلى 🌊");
        assertEquals("Ilona Kovács ليلى 🌊", cipher.open(sealed));
        assertNotEquals(sealed, cipher.seal("Ilona Kovács ليلى 🌊"));
        assertFalse(sealed.contains("Ilona"));
        assertEquals("", cipher.open(cipher.seal("")));
        assertNull(cipher.open(cipher.seal(null)));
    }

    @Test
    void a_changed_character_or_another_key_opens_nothing() {
        String sealed = cipher.seal("secret");
        char last = sealed.charAt(sealed.length() - 2);
        String bent = sealed.substring(0, sealed.length() - 2) + (last == 'A' ? 'B' : 'A') + sealed.charAt(sealed.length() - 1);
        assertThrows(IllegalArgumentException.class, () -> cipher.open(bent));
        for (String foreign : new String[] { "", ":", "plain", "00000000:AAAA",
                new FieldCipher(Optional.of(TWO), Optional.empty()).seal("x") }) {
            assertThrows(IllegalArgumentException.class, () -> cipher.open(foreign), foreign);
        }
    }

    @Test
    void a_new_key_still_opens_what_the_old_one_sealed_and_knows_the_addresses() {
        FieldCipher renewed = new FieldCipher(Optional.of(TWO), Optional.of(List.of(ONE)));
        assertEquals("secret", renewed.open(cipher.seal("secret")));
        assertThrows(IllegalArgumentException.class, () -> cipher.open(renewed.seal("secret")));
        assertEquals(cipher.fingerprint("a@example.org"), renewed.fingerprint("a@example.org"));
    }

    @Test
    void an_address_has_one_fingerprint_however_it_is_written() {
        assertEquals(cipher.fingerprint("Ilona@Example.org "), cipher.fingerprint("ilona@example.org"));
        assertNotEquals(cipher.fingerprint("+12025550111"), cipher.fingerprint("+12025550112"));
        assertEquals(43, cipher.fingerprint("+12025550111").length());
    }

    @Test
    void it_refuses_to_start_without_a_key_of_32_bytes() {
        assertThrows(IllegalStateException.class, () -> new FieldCipher(Optional.empty(), Optional.empty()));
        assertThrows(IllegalStateException.class, () -> new FieldCipher(Optional.of("c2hvcnQ="), Optional.empty()));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
