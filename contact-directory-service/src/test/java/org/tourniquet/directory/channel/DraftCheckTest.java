package org.tourniquet.directory.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tourniquet.kit.edge.Problem;

class DraftCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PHONE  | +12025550111
            PHONE  | 09 310 1691
            PHONE  | 112
            TEXT   | +1 202-555-0100
            CHAT   | https://rivertown.example/chat
            EMAIL  | help@rivertown.example
            DESK   | 1 Quay Street
            """)
    void a_usable_address_is_kept(String kind, String address) {
        assertEquals(List.of(), pointers(draft(kind, address)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            TEXT   | 112
            TEXT   | 09 310 1691
            PHONE  | +999 123 456
            PHONE  | 1-800-FLOWERS
            PHONE  | +358 600 123456
            CHAT   | javascript:alert(1)
            PORTAL | //evil.example
            PORTAL | https://user:pw@evil.example/
            CHAT   | rivertown.example/chat
            EMAIL  | a@localhost
            EMAIL  | a@b.example, c@d.example
            """)
    void an_address_that_would_lead_nowhere_is_refused(String kind, String address) {
        assertEquals(List.of("/addresses/en"), pointers(draft(kind, address)));
    }

    @Test
    void everything_wrong_is_named_at_once() {
        ChannelDraft nothing = new ChannelDraft(new TreeMap<>(Map.of("xx", "?")), "PIGEON", new TreeMap<>(), List.of("No Need"),
                new TreeMap<>(Map.of("No Need", 12)), List.of("finnish"), "Mars/Olympus", "XX", null, "SH off", false,
                List.of(),
                "FINE", -1);
        assertEquals(List.of("/names/en", "/names/xx", "/kind", "/addresses/en", "/needs/0", "/languages/0", "/timeZone",
                "/country", "/hours", "/condition", "/expectedWaitSeconds", "/rank/No Need"), pointers(nothing));
    }

    @Test
    void public_holidays_need_a_place_whose_holidays_are_known() {
        assertEquals(List.of(), pointers(holidays("DE", "by")));
        assertEquals(List.of(), pointers(holidays("FI", null)));
        assertEquals(List.of("/region"), pointers(holidays("DE", "Rivertown")));
        assertEquals(List.of("/hours"), pointers(holidays("AQ", null)));
    }

    @Test
    void numbers_are_kept_in_one_form() {
        assertEquals("+35893101691", Addresses.kept(Kind.PHONE, "09 310 1691", "FI"));
        assertEquals("+358 9 3101691", Addresses.shown(Kind.PHONE, "+35893101691"));
        assertEquals("112", Addresses.kept(Kind.PHONE, "112", "FI"));
    }

    private static ChannelDraft holidays(String country, String region) {
        return new ChannelDraft(new TreeMap<>(Map.of("en", "A desk")), "DESK", new TreeMap<>(Map.of("en", "1 Quay Street")),
                List.of("crisis"), new TreeMap<>(), List.of("en"), "Europe/Helsinki", country, region,
                "Mo-Fr 08:00-18:00; PH off", true, List.of(), null, null);
    }

    private static List<String> pointers(ChannelDraft draft) {
        return DraftCheck.of(draft, DraftCheck.problem()).errors().stream().map(Problem.At::pointer).toList();
    }

    private static ChannelDraft draft(String kind, String address) {
        return new ChannelDraft(new TreeMap<>(Map.of("en", "A door")), kind, new TreeMap<>(Map.of("en", address)),
                List.of("crisis"), new TreeMap<>(), List.of("en"), "Europe/Helsinki", "fi", null, "24/7", true, List.of(), null,
                null);
    }
}
