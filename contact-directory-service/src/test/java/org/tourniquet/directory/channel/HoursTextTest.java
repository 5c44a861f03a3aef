package org.tourniquet.directory.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursTextTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Helsinki");

    @ParameterizedTest
    @ValueSource(strings = { "24/7", "off", "Mo-Fr 08:00-18:00; Sa 09:00-13:00", "Mo,We,Fr 10:00-12:00,13:00-15:30",
            "Mo-Su 22:00-02:00", "Mo-Fr 08:00-18:00; 2026 Dec 24-26 off", "24/7; 2026 Dec 24 10:00-14:00", "Mo 08:00-32:00",
            "Sa-Su 00:00-24:00; 2028 Feb 29 off", "24/7; PH off", "24/7; Dec 24 off", "24/7; Feb 29 off",
            "Mo-Fr 08:00-18:00; Jan 01 10:00-14:00; Dec 24-26 off",
            "Mo-Fr 08:00-18:00; PH off; Dec 24 10:00-14:00; 2026 Dec 24 off",
            "Mo-Fr 08:00-18:00; PH 10:00-12:00,13:00-14:00; 2026 Dec 24 off" })
    void what_can_be_said_is_said_back(String text) {
        assertEquals(text, HoursText.print(HoursText.parse(text, ZONE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            08:00-18:00                        | Mo-Su 08:00-18:00
            Fr-Mo 8:00 - 9:00                  | Mo,Fr-Su 08:00-09:00
            Mo-Fr 08:00-18:00; We off          | Mo-Tu,Th-Fr 08:00-18:00
            Mo-Fr,PH 08:00-12:00               | Mo-Fr 08:00-12:00; PH 08:00-12:00
            Mo closed; Tu 24/7                 | Tu 00:00-24:00
            2026 Dec 31-2027 Jan 01 off; 24/7  | 24/7; 2026 Dec 31 off; 2027 Jan 01 off
            24/7; Dec 24,Dec 31 closed         | 24/7; Dec 24 off; Dec 31 off
            24/7; Dec 30-Jan 02 off            | 24/7; Jan 01-02 off; Dec 30-31 off
            24/7; Feb 27-Mar 1 off             | 24/7; Feb 27-29 off; Mar 01 off
            24/7; 2026 Nov 1,2026 Nov 30 off   | 24/7; 2026 Nov 01 off; 2026 Nov 30 off
            """)
    void other_ways_to_write_it_are_read(String written, String meant) {
        assertEquals(meant, HoursText.print(HoursText.parse(written, ZONE)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mo-Fr 08:00-18:00; SH off     | ‘SH’
            Mo-Fr 08:00-18:00; PH Mo off  | ‘PH Mo’
            PH off; Mo-Fr 08:00-18:00     | write PH last
            Mo 08:00-18:00; PH 8:00-9:00,8:30-10:00 | PH 08:00-09:00 and 08:30-10:00 overlap
            sunrise-sunset                | ‘sunrise-sunset’
            Mo-Fr 08:00+                  | ‘08:00+’
            Dec off                       | ‘Dec’ is a season
            Jun-Aug Mo-Fr 08:00-18:00     | ‘Jun-Aug Mo-Fr’ is a season
            Dec 24 Mo off                 | ‘Dec 24 Mo’ is a season
            24/7; Feb 30 off              | ‘Feb 30’ is no date
            24/7; Dec 26-24 off           | ‘Dec 26-24’ is no date: ends before it begins
            24/7; Dez 24 off              | there is no month Dez
            Dec 24 off; Mo-Fr 08:00-18:00 | write the dates last
            Dec 24 off; PH off            | write the dates last
            2026 Dec 24 off; Dec 24-26 off | write the year's dates last
            24/7; Dec 24 08:00-12:00,11:00-13:00 | Dec 24 08:00-12:00 and 11:00-13:00 overlap
            24/7; easter off              | ‘easter’
            Mo 25:00-26:00                | ‘25:00-26:00’
            Mo 08:00-08:00                | it ends when it begins
            2026 Feb 30 off               | ‘2026 Feb 30’
            Mo-Fr 08:00-18:00 "by phone"  | ‘08:00-18:00 "by phone"’
            week 1-20 Mo 08:00-09:00      | ‘week 1-20 Mo’
            by arrangement                | ‘by arrangement’
            Mo 08:00-12:00,11:00-15:00    | Mo 08:00-12:00 and 11:00-15:00 overlap
            Mo 22:00-03:00; Tu 02:00-04:00 | Mo 22:00-03:00 runs into Tu 02:00-04:00
            """)
    void what_cannot_be_kept_is_refused_by_name(String text, String named) {
        var refusal = assertThrows(HoursText.NotUnderstood.class, () -> HoursText.parse(text, ZONE));
        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }

    @Test
    void every_part_not_understood_is_named_at_once() {
        var refusal = assertThrows(HoursText.NotUnderstood.class,
                () -> HoursText.parse("Xx 08:00-09:00; Mo 08:00-99:00; SH off", ZONE));
        assertEquals(3, refusal.parts().size(), refusal.getMessage());
    }
}
