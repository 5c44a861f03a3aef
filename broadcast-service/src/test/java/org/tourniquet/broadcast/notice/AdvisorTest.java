package org.tourniquet.broadcast.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.tourniquet.kit.edge.Languages;

/** Advice about words, with good and bad examples in six languages. */
class AdvisorTest {
    private static final Map<String, String> GOOD = Map.of(
            "en", "We know this is frightening. The water has been rising since 14. We do not know yet when it stops. "
                    + "Our teams carry sandbags to Mill Street. Stay upstairs, and call us if you cannot. Next update by 18.",
            "fr", "Nous savons que c’est inquiétant. L’eau monte depuis 14 heures. Nous ne savons pas quand elle s’arrêtera. "
                    + "Nos équipes portent des sacs de sable. Restez à l’étage et appelez-nous. Prochaine information avant 18 h.",
            "fi",
            "Ymmärrämme, että tilanne on pelottava. Vesi nousee, ja silta on suljettu. Emme vielä tiedä, milloin se loppuu. "
                    + "Ryhmämme kantavat hiekkasäkkejä. Pysy yläkerrassa ja soita, jos et voi. Seuraava tieto viimeistään klo 18.",
            "hu",
            "Tudjuk, hogy ez ijesztő. A víz 14 óra óta emelkedik. Még nem tudjuk, mikor áll meg. Munkatársaink homokzsákokat "
                    + "visznek. Maradjon az emeleten, és hívjon minket. Legközelebb 18 óráig jelentkezünk.",
            "eo",
            "Ni scias, ke tio estas timiga. La akvo leviĝas ekde la 14-a. Ni ankoraŭ ne scias, kiam ĝi haltos. Niaj teamoj "
                    + "portas sablosakojn. Restu supre, kaj voku nin. Sekva informo ĝis la 18-a.",
            "ar", "نعلم أن هذا مخيف. الماء يرتفع منذ الساعة 14. لا نعرف بعد متى يتوقف. فرقنا تحمل أكياس الرمل. ابق في الطابق "
                    + "العلوي واتصل بنا. التحديث القادم قبل الساعة 18.");
    private static final Map<String, List<String>> BAD = Map.of(
            "en", List.of("We apologise for any inconvenience.", "We take this very seriously.", "We are investigating."),
            "fr", List.of("Nous nous excusons pour la gêne occasionnée.", "Nous prenons cela très au sérieux.",
                    "Une enquête est en cours."),
            "fi", List.of("Pahoittelemme aiheutunutta haittaa.", "Otamme tämän vakavasti.", "Selvitämme asiaa."),
            "hu", List.of("Elnézést kérünk az esetleges kellemetlenségért.", "Ezt komolyan vesszük.", "Vizsgáljuk az esetet."),
            "eo", List.of("Ni petas pardonon pro ajna ĝeno.", "Ni traktas tion serioze.", "Ni esploras."),
            "ar", List.of("نعتذر عن أي إزعاج.", "نأخذ الأمر على محمل الجد.", "نحن على علم بالمشكلة."));

    @Test
    void a_good_update_says_all_six_things_in_every_language_and_is_left_alone() {
        for (String language : Languages.ALL) {
            Advice advice = advice(language, GOOD.get(language));
            assertEquals(6, advice.parts().size(), language);
            assertEquals(List.of(), advice.missing(), language);
            assertEquals(List.of(), advice.flags(), language);
            assertFalse(advice.how().isBlank(), language);
        }
    }

    @Test
    void defensive_empty_and_lonely_sentences_are_flagged_in_every_language() {
        for (String language : Languages.ALL) {
            assertEquals("defensive", kinds(language, BAD.get(language).get(0)).getFirst(), language);
            assertEquals("empty", kinds(language, BAD.get(language).get(1)).getFirst(), language);
            assertTrue(kinds(language, BAD.get(language).get(2)).contains("alone"), language);
        }
    }

    @Test
    void investigating_is_no_flaw_where_more_is_said() {
        assertFalse(
                kinds("en", "We are investigating the smell in Mill Street. Close your windows until 18.").contains("alone"));
    }

    @Test
    void a_promised_next_update_and_the_link_to_the_doors_count() {
        Advice advice = new Advisor("en").of(words("The water rises: {{contact}}"), Purpose.UPDATE, true);
        assertTrue(advice.parts().stream().filter(part -> part.name().startsWith("When")).allMatch(Advice.Part::said));
        assertTrue(advice.parts().stream().filter(part -> part.name().contains("you can do")).allMatch(Advice.Part::said));
    }

    @Test
    void what_is_asked_depends_on_what_the_notice_is_for() {
        assertEquals(2, new Advisor("en").of(words("x"), Purpose.HOW_TO_REACH_US, false).parts().size());
        assertEquals(6, new Advisor("en").of(words("x"), Purpose.UPDATE, false).parts().size());
    }

    @Test
    void shouting_and_long_sentences_are_named() {
        List<String> kinds = kinds("en", "ATTENTION! " + "water ".repeat(26) + "rises.");
        assertTrue(kinds.containsAll(List.of("exclamation", "capitals", "long")), kinds.toString());
        assertEquals(List.of(), kinds("en", "See https://RIVERTOWN.example/ABCDEFG and {{CONTACT}}.").stream()
                .filter(kind -> kind.equals("capitals")).toList());
    }

    @Test
    void each_medium_has_its_length() {
        Wording wording = new Wording("s".repeat(61), "word ".repeat(251), "ő".repeat(70 * 4), "b".repeat(141));
        List<String> over = new Advisor("en").of(wording, Purpose.UPDATE, false).flags().stream()
                .filter(flag -> flag.kind().equals("length")).map(Advice.Flag::form).toList();
        assertEquals(List.of("subject", "body", "sms", "banner"), over);
    }

    @Test
    void hard_english_has_a_higher_grade_than_plain_english_and_arabic_has_none() {
        Advice.Level plain = Readability.of("The water is high. Stay at home. We bring food to you. ".repeat(4), "en");
        Advice.Level hard = Readability.of("Notwithstanding considerable meteorological uncertainty, municipal authorities "
                .repeat(6) + "continue.", "en");
        assertFalse(plain.hard(), plain.said());
        assertTrue(hard.hard(), hard.said());
        assertTrue(plain.value() < hard.value());
        assertNull(Readability.of("الماء مرتفع ".repeat(40), "ar").formula());
        assertNotNull(Readability.of("Vesi nousee nopeasti kaduilla. ".repeat(12), "fi").value());
        assertNull(Readability.of("Too short.", "en").value());
    }

    @Test
    void a_language_without_a_list_says_so() {
        Advice advice = advice("sv", "Vattnet stiger!");
        assertEquals(List.of(), advice.parts());
        assertTrue(advice.how().startsWith("There is no list"));
        assertEquals("exclamation", advice.flags().getFirst().kind());
    }

    private static List<String> kinds(String language, String text) {
        return advice(language, text).flags().stream().map(Advice.Flag::kind).toList();
    }

    private static Advice advice(String language, String text) {
        return new Advisor(language).of(words(text), Purpose.UPDATE, false);
    }

    private static Wording words(String text) {
        return new Wording(null, text, null, null);
    }
}
