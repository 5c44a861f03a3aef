package org.tourniquet.broadcast.directory;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The doors of the demo's town as they stood when its flood began; only its past is told with them, never the present. */
public final class TownDoors {

    private TownDoors() {
    }

    public static List<KnownChannel> at(Instant then) {
        return List.of(
                door(1, "PHONE",
                        Map.of("en", "Night hotline", "fr", "Ligne de nuit", "fi", "Yölinja", "hu", "Éjszakai segélyvonal",
                                "eo", "Nokta helplinio", "ar", "الخط الليلي للمساعدة"),
                        "+12025550111", List.of("crisis"), true, then),
                door(2, "CHAT",
                        Map.of("en", "Chat with IT", "fr", "Chat avec l’équipe informatique", "fi", "IT-tuen chat", "hu",
                                "Chat az informatikusokkal", "eo", "Babilejo kun la komputila helpo", "ar",
                                "محادثة مع الدعم التقني"),
                        "https://rivertown.example/chat", List.of("technical"),
                        false, then),
                door(3, "TEXT", Map.of("en", "Text an agent", "fr", "Écrire un SMS à un conseiller", "fi",
                        "Tekstiviesti neuvojalle", "hu", "SMS egy ügyintézőnek", "eo", "SMS al konsilisto", "ar",
                        "راسل موظفًا برسالة نصية"), "+12025550100",
                        List.of("coverage"), true, then),
                door(4, "PORTAL",
                        Map.of("en", "Rebooking portal", "fr", "Changer un rendez-vous en ligne", "fi",
                                "Varauksen siirto verkossa", "hu", "Időpont-módosító oldal", "eo",
                                "Retejo por ŝanĝi rendevuon", "ar", "بوابة تغيير المواعيد"),
                        "https://rivertown.example/portal", List.of("reschedule"), false, then));
    }

    private static KnownChannel door(int number, String kind, Map<String, String> name, String address, List<String> needs,
            boolean human, Instant then) {
        Instant end = then.plus(Duration.ofDays(35));
        return new KnownChannel(
                new ChannelChanged(UUID.fromString("00000000-0000-4000-8000-00000000c00" + number), 0, false, kind,
                        name, Map.of("en", address), needs, List.of(), "Europe/Helsinki", "FI", human, List.of(), "OPEN", null,
                        Map.of(),
                        then, end, List.of(new ChannelChanged.Interval(then, end)), then));
    }
}
