package org.tourniquet.local.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;

class PeopleGeneratorTest {

    @Test
    void the_same_seed_gives_the_same_file() throws IOException {
        assertEquals(file(300, 7), file(300, 7));
        assertNotEquals(file(300, 7), file(300, 8));
    }

    @Test
    void the_file_has_the_rows_it_announces() throws IOException {
        StringBuilder file = new StringBuilder();
        var expected = PeopleGenerator.write(file, 5_000, 42);
        assertEquals(expected.rows(), file.toString().lines().count() - 1);
        assertEquals(expected.rows(), expected.accepted() + expected.rejected() + expected.duplicates());
        assertTrue(expected.rejected() > 0 && expected.duplicates() > 0);
    }

    @Test
    void nobody_in_it_could_be_a_living_person() throws IOException {
        Set<String> phones = new HashSet<>();
        file(5_000, 42).lines().skip(1).forEach(row -> {
            String mail = row.split(",")[0];
            assertTrue(!mail.contains("@") || mail.matches(".*@(example\\.(com|org|net)|\\w+\\.example)"), mail);
            String phone = row.split(",")[1];
            if (phone.startsWith("+")) {
                assertTrue(phone.matches("\\+1(?!202)\\d{3}55501\\d\\d"), phone);
                phones.add(phone);
            }
        });
        assertEquals(4_000, phones.size());
    }

    @Test
    void every_number_is_one_that_the_phone_library_accepts_and_none_is_the_towns_own() throws IOException {
        var library = PhoneNumberUtil.getInstance();
        Set<String> seen = new HashSet<>();
        file(1_000_000, 42).lines().filter(row -> row.contains(",+")).map(row -> row.split(",")[1]).forEach(phone -> {
            assertTrue(!phone.startsWith("+1202") && !phone.endsWith("5551212"), phone);
            seen.add(phone);
        });
        assertEquals(800_000, seen.size());
        for (String phone : seen.stream().sorted().filter(phone -> phone.hashCode() % 200 == 0).toList()) {
            try {
                assertTrue(library.isValidNumber(library.parse(phone, "FI")), phone);
            } catch (NumberParseException e) {
                throw new AssertionError(phone, e);
            }
        }
        for (String area : new TreeSet<>(seen.stream().map(phone -> phone.substring(0, 5)).toList())) {
            assertEquals("US", region(library, area + "5550142"), area);
        }
    }

    private static String region(PhoneNumberUtil library, String phone) {
        try {
            return library.getRegionCodeForNumber(library.parse(phone, null));
        } catch (NumberParseException e) {
            throw new AssertionError(phone, e);
        }
    }

    private static String file(int people, long seed) throws IOException {
        StringBuilder file = new StringBuilder();
        PeopleGenerator.write(file, people, seed);
        return file.toString();
    }
}
