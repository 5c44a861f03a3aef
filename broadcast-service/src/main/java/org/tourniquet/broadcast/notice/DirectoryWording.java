package org.tourniquet.broadcast.notice;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.directory.DoorWords;
import org.tourniquet.broadcast.directory.KnownChannel;
import org.tourniquet.broadcast.directory.StartByText;
import org.tourniquet.broadcast.directory.TownDoors;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.kit.edge.Languages;

/**
 * "How to reach us", written from the directory: every need with its best open channels in a mail, the most urgent route and
 * the link in a text, one line in a banner.
 */
@ApplicationScoped
class DirectoryWording {
    private static final int DOORS_PER_NEED = 3;
    private static final Map<String, Words> WORDS = Map.of(
            "en", new Words("How to reach us: %s", "We know that you may need us now. These are the ways to reach us.",
                    "Not sure what comes first? Answer a few short questions, and a person will take it from there:",
                    "All ways to reach us, always up to date:", "Urgent: %s", "How to reach us: {{contact}}",
                    "Without internet, text %s to %s.", "No internet? Reply %s"),
            "fr", new Words("Comment nous joindre : %s",
                    "Vous avez peut-être besoin de nous maintenant. Voici comment nous joindre.",
                    "Par quoi commencer ? Répondez à quelques questions courtes, et une personne prendra la suite :",
                    "Tous les moyens de nous joindre, toujours à jour :", "Urgent : %s", "Nous joindre : {{contact}}",
                    "Sans internet, envoyez %s par SMS au %s.", "Sans internet ? Répondez %s"),
            "fi", new Words("Näin tavoitat meidät: %s", "Saatat tarvita meitä juuri nyt. Näin saat meihin yhteyden.",
                    "Etkö tiedä, mistä aloittaa? Vastaa muutamaan lyhyeen kysymykseen, niin ihminen jatkaa siitä:",
                    "Kaikki yhteystavat, aina ajan tasalla:", "Kiireasia: %s", "Näin tavoitat meidät: {{contact}}",
                    "Ilman nettiä: lähetä tekstiviesti %s numeroon %s.", "Ei nettiä? Vastaa %s"),
            "hu", new Words("Így érhet el minket: %s", "Tudjuk, hogy most szüksége lehet ránk. Itt érhet el minket.",
                    "Nem tudja, mivel kezdje? Válaszoljon néhány rövid kérdésre, utána egy munkatársunk segít tovább:",
                    "Minden elérhetőségünk, mindig naprakészen:", "Sürgős: %s", "Elérhetőségeink: {{contact}}",
                    "Internet nélkül küldje SMS-ben: %s, ide: %s.", "Nincs internet? Válasz: %s"),
            "eo", new Words("Kiel atingi nin: %s", "Ni scias, ke vi eble bezonas nin nun. Jen kiel vi povas atingi nin.",
                    "Ĉu vi ne scias, per kio komenci? Respondu kelkajn mallongajn demandojn, poste homo helpos vin plu:",
                    "Ĉiuj vojoj al ni, ĉiam aktualaj:", "Urĝe: %s", "Kiel atingi nin: {{contact}}",
                    "Sen interreto sendu SMS-e %s al %s.", "Sen interreto? Respondu %s"),
            "ar", new Words("كيف تصل إلينا: %s", "نعلم أنك قد تحتاج إلينا الآن. هذه طرق التواصل معنا.",
                    "لا تعرف من أين تبدأ؟ أجب عن بضعة أسئلة قصيرة، وسيتابع معك شخص من فريقنا:",
                    "كل طرق التواصل معنا، محدّثة دائمًا:", "عاجل: %s", "للتواصل معنا: {{contact}}",
                    "بلا إنترنت، أرسل %s في رسالة نصية إلى %s.", "بلا إنترنت؟ أرسل ردًا %s"));

    private record Words(String subject, String intro, String help, String all, String urgent, String contact, String byText,
            String reply) {
    }

    private final String organisation;
    private final StartByText start;
    private final Clock clock;

    DirectoryWording(@ConfigProperty(name = "tourniquet.organisation") String organisation, StartByText start, Clock clock) {
        this.organisation = organisation;
        this.start = start;
        this.clock = clock;
    }

    /** In every language of the house; where there is something to be asked, how that begins without internet too. */
    Map<String, Wording> inAllLanguages(Incident incident) {
        List<KnownChannel> channels = KnownChannel.inUse();
        Optional<KnownChannel> byText = incident.protocol() == null ? Optional.empty() : start.door(channels);
        return inAllLanguages(incident.title(), channels, byText, clock.instant());
    }

    /** As it would have been written in the past of the demo's town. */
    Map<String, Wording> fromTheTown(String title, Instant then) {
        return inAllLanguages(title, TownDoors.at(then), Optional.empty(), then);
    }

    private Map<String, Wording> inAllLanguages(String title, List<KnownChannel> channels, Optional<KnownChannel> byText,
            Instant now) {
        Map<String, Wording> wordings = new TreeMap<>();
        for (String language : Languages.ALL)
            wordings.put(language, in(language, title, channels, byText, now));
        return wordings;
    }

    Wording in(String language, String title, List<KnownChannel> channels, Optional<KnownChannel> byText, Instant now) {
        Words words = WORDS.get(language);
        DoorWords doors = DoorWords.in(language);
        Map<String, List<KnownChannel>> byNeed = KnownChannel.byNeed(channels, language, now);
        StringBuilder body = new StringBuilder(words.intro).append("\n\n");
        byNeed.forEach((need, open) -> {
            body.append(doors.need(need)).append(":\n");
            open.stream().limit(DOORS_PER_NEED).forEach(door -> body.append("- ").append(doors.line(door, now)).append('\n'));
            body.append('\n');
        });
        body.append(words.help).append("\n{{help}}\n");
        byText.ifPresent(door -> body.append(words.byText.formatted(StartByText.word(language), doors.address(door)))
                .append('\n'));
        body.append('\n').append(words.all).append("\n{{contact}}");
        // an answer to this very text goes to the number we read
        String reply = byText.map(door -> ". " + words.reply.formatted(StartByText.word(language))).orElse("");
        String urgent = byNeed.isEmpty() ? "" : " " + urgent(words, byNeed, language);
        return new Wording(words.subject.formatted(title), body.toString(),
                organisation + ": " + title + "." + urgent + " " + words.contact + reply, title + "." + urgent);
    }

    /** The first need is the most urgent one; its best door is the one route that fits into a text. */
    private static String urgent(Words words, Map<String, List<KnownChannel>> byNeed, String language) {
        KnownChannel door = byNeed.values().iterator().next().getFirst();
        return words.urgent.formatted(DoorWords.in(language).address(door)) + ".";
    }
}
