package org.tourniquet.broadcast.directory;

import java.lang.Character.UnicodeScript;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.tourniquet.kit.look.ReadableNumber;

/** How doors are named in a language: what a need is called, how one goes through a door, and when it is open. */
public final class DoorWords {
    private static final Map<String, DoorWords> IN = Map.of(
            "en", new DoorWords("en", "day and night", "open until %s", "opens %s", "does not answer at the moment",
                    Map.of("crisis", "In danger, or at the end of your strength", "coverage", "What is covered, what you get",
                            "technical", "Something technical does not work", "reschedule", "Change a booking or a date"),
                    Map.of("PHONE", "Call", "TEXT", "Text", "CHAT", "Chat", "PORTAL", "Online", "EMAIL", "Write to", "DESK",
                            "Come to", "SOCIAL", "Message")),
            "fr", new DoorWords("fr", "jour et nuit", "ouvert jusqu’à %s", "ouvre %s", "ne répond pas en ce moment",
                    Map.of("crisis", "En danger, ou à bout de forces", "coverage", "Ce qui est couvert, ce que vous recevez",
                            "technical", "Un problème technique", "reschedule", "Changer une réservation ou une date"),
                    Map.of("PHONE", "Appelez", "TEXT", "Envoyez un SMS", "CHAT", "Chat", "PORTAL", "En ligne", "EMAIL",
                            "Écrivez à", "DESK", "Venez à", "SOCIAL", "Message")),
            "fi", new DoorWords("fi", "ympäri vuorokauden", "auki klo %s asti", "aukeaa %s", "ei vastaa juuri nyt",
                    Map.of("crisis", "Vaarassa tai voimat lopussa", "coverage", "Mitä korvataan ja mitä saat",
                            "technical", "Tekninen vika", "reschedule", "Varauksen tai ajan muutos"),
                    Map.of("PHONE", "Soita", "TEXT", "Lähetä tekstiviesti", "CHAT", "Chat", "PORTAL", "Verkossa", "EMAIL",
                            "Kirjoita",
                            "DESK", "Tule", "SOCIAL", "Viesti")),
            "hu", new DoorWords("hu", "éjjel-nappal", "nyitva eddig: %s", "nyit: %s", "most nem válaszol",
                    Map.of("crisis", "Veszélyben van, vagy nem bírja tovább", "coverage", "Mit térítünk, mi jár Önnek",
                            "technical", "Műszaki hiba", "reschedule", "Foglalás vagy időpont módosítása"),
                    Map.of("PHONE", "Hívja", "TEXT", "Küldjön SMS-t", "CHAT", "Chat", "PORTAL", "Online", "EMAIL",
                            "Írjon ide", "DESK", "Jöjjön ide", "SOCIAL", "Üzenet")),
            "eo", new DoorWords("eo", "tage kaj nokte", "malfermita ĝis %s", "malfermiĝos %s", "nun ne respondas",
                    Map.of("crisis", "En danĝero aŭ sen fortoj", "coverage", "Kio estas kovrata, kion vi ricevas",
                            "technical", "Io teknika ne funkcias", "reschedule", "Ŝanĝi rezervon aŭ daton"),
                    Map.of("PHONE", "Voku", "TEXT", "Sendu SMS-on", "CHAT", "Babilejo", "PORTAL", "En la reto", "EMAIL",
                            "Skribu al", "DESK", "Venu al", "SOCIAL", "Mesaĝo")),
            "ar", new DoorWords("ar", "ليلًا ونهارًا", "مفتوح حتى %s", "يفتح %s", "لا يجيب الآن",
                    Map.of("crisis", "في خطر أو لم تعد تحتمل", "coverage", "ما الذي تشمله التغطية وما تحصل عليه",
                            "technical", "مشكلة تقنية", "reschedule", "تغيير حجز أو موعد"),
                    Map.of("PHONE", "اتصل", "TEXT", "أرسل رسالة نصية", "CHAT", "محادثة", "PORTAL", "عبر الإنترنت", "EMAIL",
                            "اكتب إلى", "DESK", "تعال إلى", "SOCIAL", "رسالة")));

    private final String language;
    private final String always;
    private final String until;
    private final String opens;
    private final String down;
    private final Map<String, String> needs;
    private final Map<String, String> ways;

    private DoorWords(String language, String always, String until, String opens, String down, Map<String, String> needs,
            Map<String, String> ways) {
        this.language = language;
        this.always = always;
        this.until = until;
        this.opens = opens;
        this.down = down;
        this.needs = needs;
        this.ways = ways;
    }

    /** In a language, else in English. */
    public static DoorWords in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }

    /** What a need is called; an organisation's own need keeps its name. */
    public String need(String need) {
        return needs.getOrDefault(need, need);
    }

    /** The verb that goes before a channel's name; empty where the name says it itself, as "Chat with IT" does. */
    public String way(KnownChannel channel) {
        String way = ways.getOrDefault(channel.kind(), "");
        String name = channel.name(language).toLowerCase(Locale.ROOT);
        boolean said = Arrays.stream(way.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .anyMatch(word -> word.length() > 2 && name.contains(word));
        return said ? "" : way;
    }

    /** How and which: "Call: Night hotline", or the name alone. */
    public String title(KnownChannel channel) {
        String way = way(channel);
        return way.isEmpty() ? channel.name(language)
                : way + (language.equals("fr") ? "\u00A0: " : ": ") + channel.name(language);
    }

    /** When a door is open, as people say it, in the channel's own time; empty when nothing is known. */
    public String hours(KnownChannel channel, Instant now) {
        DoorHours hours = channel.hours(now);
        return switch (hours.state()) {
            case ALWAYS -> always;
            case OPEN -> until.formatted(clock(hours.until(), now, hours));
            case SHUT -> opens.formatted(clock(hours.opensAt(), now, hours));
            case DOWN -> down;
            case UNKNOWN -> "";
        };
    }

    /** One line of a plain text: how, which, where, when. */
    public String line(KnownChannel channel, Instant now) {
        String hours = hours(channel, now);
        return title(channel) + ", " + address(channel)
                + (hours.isEmpty() ? "" : " (" + hours + ")");
    }

    /** The address as it stands in a plain text: a number in groups, and among Arabic words from left to right. */
    public String address(KnownChannel channel) {
        String address = ReadableNumber.of(channel.address(language));
        boolean arabic = address.codePoints().anyMatch(letter -> UnicodeScript.of(letter) == UnicodeScript.ARABIC);
        return language.equals("ar") && !arabic ? "\u200E" + address : address;
    }

    private String clock(Instant at, Instant now, DoorHours hours) {
        ZonedDateTime then = at.atZone(hours.zone());
        boolean today = then.toLocalDate().equals(now.atZone(hours.zone()).toLocalDate());
        return DateTimeFormatter.ofPattern(today ? "HH:mm" : "EEE HH:mm", Locale.forLanguageTag(language)).format(then);
    }
}
