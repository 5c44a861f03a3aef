package org.tourniquet.directory.channel;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.kit.edge.OneAtATime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** The directory that ships: the four example routes of a flooded town and its town-hall desk, when there is no channel yet. */
@ApplicationScoped
class StartingDirectory {

    private static final String PREFIX = "00000000-0000-4000-8000-00000000c00";
    private static final String ALWAYS = "24/7";

    private final ChannelBook book;
    private final DirectoryConfig config;
    private final OneAtATime oneAtATime;

    StartingDirectory(ChannelBook book, DirectoryConfig config, OneAtATime oneAtATime) {
        this.book = book;
        this.config = config;
        this.oneAtATime = oneAtATime;
    }

    void begin(@Observes StartupEvent starting) {
        if (config.demo().equals("town"))
            oneAtATime.run("starting-directory", () -> QuarkusTransaction.requiringNew().run(this::enterTown));
    }

    private void enterTown() {
        if (Channel.count() > 0)
            return;
        enter(1, Kind.PHONE, texts("Night hotline", "Ligne de nuit", "Yölinja", "Éjszakai segélyvonal", "Nokta helplinio",
                "الخط الليلي للمساعدة"), Map.of("en", "+12025550111"), Map.of("crisis", 1), ALWAYS, true, 120);
        enter(2, Kind.CHAT, texts("Chat with IT", "Chat avec l’équipe informatique", "IT-tuen chat",
                "Chat az informatikusokkal", "Babilejo kun la komputila helpo", "محادثة مع الدعم التقني"),
                Map.of("en", "https://rivertown.example/chat"), Map.of("technical", 1), "Mo-Su 07:00-23:00", true, 180);
        enter(3, Kind.TEXT, texts("Text an agent", "Écrire un SMS à un conseiller", "Tekstiviesti neuvojalle",
                "SMS egy ügyintézőnek", "SMS al konsilisto", "راسل موظفًا برسالة نصية"), Map.of("en", "+12025550100"),
                Map.of("coverage", 1), ALWAYS, true, 300);
        enter(4, Kind.PORTAL, texts("Rebooking portal", "Changer un rendez-vous en ligne", "Varauksen siirto verkossa",
                "Időpont-módosító oldal", "Retejo por ŝanĝi rendevuon", "بوابة تغيير المواعيد"),
                Map.of("en", "https://rivertown.example/portal"), Map.of("reschedule", 1), ALWAYS, false, null);
        enter(5, Kind.DESK, texts("Town-hall desk", "Guichet de la mairie", "Kaupungintalon palvelupiste",
                "Városházi ügyfélpult", "Giĉeto en la urbodomo", "مكتب الاستقبال في مبنى البلدية"),
                Map.of("en", "1 Quay Street, Rivertown"), Map.of("coverage", 2, "crisis", 2, "reschedule", 2),
                "Mo-Fr 08:00-18:00; Sa 09:00-13:00", true, 600);
    }

    private void enter(int number, Kind kind, SortedMap<String, String> names, Map<String, String> addresses,
            Map<String, Integer> rank, String hours, boolean human, Integer wait) {
        SortedMap<String, Integer> ranks = new TreeMap<>(rank);
        List<String> languages = number == 5 ? List.of("en", "fi", "fr") : List.copyOf(names.keySet());
        book.enter(UUID.fromString(PREFIX + number),
                new ChannelDraft(names, kind.name(), new TreeMap<>(addresses), List.copyOf(ranks.keySet()), ranks, languages,
                        config.timeZone(), config.country(), null, hours, human,
                        kind == Kind.DESK ? List.of("step-free") : List.of(), null, wait));
    }

    private static SortedMap<String, String> texts(String en, String fr, String fi, String hu, String eo, String ar) {
        return new TreeMap<>(Map.of("en", en, "fr", fr, "fi", fi, "hu", hu, "eo", eo, "ar", ar));
    }
}
