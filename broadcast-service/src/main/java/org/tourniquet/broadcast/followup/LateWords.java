package org.tourniquet.broadcast.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import org.tourniquet.broadcast.notice.Wording;

/**
 * "We promised news. There is none yet.", in the six languages of the house; when people hear next is added to every notice.
 */
record LateWords(String subject, String promised, String none, String time) {
    private static final Map<String, LateWords> IN = Map.of(
            "en", new LateWords("No news yet: %s", "We promised news by %s.", "There is none yet. We are still working on it.",
                    "EEEE HH:mm"),
            "fr", new LateWords("Pas encore de nouvelles : %s", "Nous avions promis des nouvelles avant %s.",
                    "Il n’y en a pas encore. Nous continuons à y travailler.", "EEEE HH:mm"),
            "fi", new LateWords("Ei vielä uutta: %s", "Lupasimme tietoa viimeistään %s.",
                    "Uutta ei vielä ole. Työ jatkuu.", "EEEE'na klo' HH:mm"),
            "hu",
            new LateWords("Még nincs hír: %s", "Eddig ígértünk tájékoztatást: %s.", "Még nincs újdonság. Dolgozunk rajta.",
                    "EEEE HH:mm"),
            "eo", new LateWords("Ankoraŭ neniu novaĵo: %s", "Ni promesis novaĵon ĝis %s.",
                    "Ankoraŭ estas neniu. Ni plu laboras pri tio.", "EEEE HH:mm"),
            "ar",
            new LateWords("لا جديد بعد: %s", "وعدنا بأخبار قبل %s.", "لا جديد حتى الآن. ما زلنا نعمل على ذلك.", "EEEE HH:mm"));

    /** In all of them, for a promise that fell due at this time. */
    static Map<String, Wording> inAll(String organisation, String title, Instant due, ZoneId zone) {
        Map<String, Wording> words = new TreeMap<>();
        IN.forEach((language, one) -> {
            String at = DateTimeFormatter.ofPattern(one.time, Locale.forLanguageTag(language)).format(due.atZone(zone));
            String said = one.promised.formatted(at) + " " + one.none;
            words.put(language, new Wording(one.subject.formatted(title), said + "\n\n{{contact}}",
                    organisation + ": " + title + ". " + said + " {{contact}}", title + ". " + said));
        });
        return words;
    }
}
