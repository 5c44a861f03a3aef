package org.tourniquet.broadcast.notice;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/**
 * The promise of a next update as people read it, in the six languages of the house and by the organisation's clock. It always
 * names the day: a mail is read long after it was sent.
 */
public final class NextUpdate {
    private record Words(String by, String late, String day, String date) {
    }

    private static final Map<String, Words> IN = Map.of(
            "en", new Words("Next update by %s.", "An update was promised by %s. It is late.", "EEEE HH:mm",
                    "EEEE d MMMM, HH:mm"),
            "fr", new Words("Prochaine information avant %s.", "Une information était promise avant %s. Elle a du retard.",
                    "EEEE HH:mm", "EEEE d MMMM, HH:mm"),
            "fi", new Words("Seuraava tieto viimeistään %s.", "Tieto luvattiin viimeistään %s. Se on myöhässä.",
                    "EEEE'na klo' HH:mm", "EEEE'na' d. MMMM 'klo' HH:mm"),
            "hu", new Words("Legközelebb eddig jelentkezünk: %s.", "Eddig ígértünk tájékoztatást: %s. Késünk vele.",
                    "EEEE HH:mm", "MMMM d., EEEE HH:mm"),
            "eo", new Words("Sekva informo ĝis %s.", "Informo estis promesita ĝis %s. Ĝi malfruas.", "EEEE HH:mm",
                    "EEEE, d-'a de' MMMM, HH:mm"),
            "ar", new Words("التحديث القادم قبل %s.", "وعدنا بتحديث قبل %s، وقد تأخر.", "EEEE HH:mm", "EEEE d MMMM، HH:mm"));

    private NextUpdate() {
    }

    /** For a text or a banner: the day and the time. */
    public static String shortly(String language, Instant at, ZoneId zone) {
        Words words = in(language);
        return words.by.formatted(said(words.day, language, at, zone));
    }

    /** For a mail or a page: the date too. */
    public static String inFull(String language, Instant at, ZoneId zone) {
        Words words = in(language);
        return words.by.formatted(said(words.date, language, at, zone));
    }

    /** A moment by itself: the day, the date and the time. */
    static String moment(String language, ZonedDateTime at) {
        return said(in(language).date, language, at.toInstant(), at.getZone());
    }

    /** When the time has passed without it. */
    public static String late(String language, Instant at, ZoneId zone) {
        Words words = in(language);
        return words.late.formatted(said(words.day, language, at, zone));
    }

    private static Words in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }

    private static String said(String pattern, String language, Instant at, ZoneId zone) {
        Locale locale = Locale.forLanguageTag(IN.containsKey(language) ? language : "en");
        return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
    }
}
