package org.tourniquet.local.people;

import java.util.List;
import java.util.Map;
import java.util.Random;

/** Given and family names that fit a language; any likeness to a living person is chance. */
final class Names {

    static final List<String> LANGUAGES = List.of("fi", "en", "fr", "hu", "ar", "eo");

    private static final Map<String, List<String>> GIVEN = Map.of(
            "en", List.of("Alice", "Ben", "Clara", "Daniel", "Emma", "Frank", "Grace", "Harry", "Isla", "Jack"),
            "fr", List.of("Amélie", "Benoît", "Chloé", "Damien", "Élise", "François", "Gaëlle", "Hugo", "Inès", "Jérôme"),
            "fi", List.of("Aino", "Antti", "Eeva", "Heikki", "Kaisa", "Lauri", "Minna", "Oskari", "Päivi", "Väinö"),
            "hu", List.of("Ágnes", "Balázs", "Csilla", "Dániel", "Eszter", "Ferenc", "Gergő", "Ildikó", "Péter", "Zsófia"),
            "eo", List.of("Adela", "Bruno", "Ĉiela", "Dano", "Ĝoja", "Karlo", "Lumina", "Ŝarlo", "Stela", "Viktoro"),
            "ar", List.of("أمينة", "باسم", "خديجة", "داود", "رنا", "سامي", "فاطمة", "كريم", "ليلى", "يوسف"));
    private static final Map<String, List<String>> FAMILY = Map.of(
            "en", List.of("Archer", "Barnes", "Cooper", "Dale", "Fisher", "O'Neil", "Potter", "Weaver"),
            "fr", List.of("Bernard", "Dubois", "Fournier", "Lefèvre", "Marchand", "Noël", "Rivière", "Tissot"),
            "fi", List.of("Hämäläinen", "Järvinen", "Koski", "Lehtonen", "Mäkelä", "Niemi", "Ojala", "Salo"),
            "hu", List.of("Farkas", "Kovács", "Molnár", "Nagy", "Szabó", "Takács", "Tóth", "Vörös"),
            "eo", List.of("Bonulo", "Ĉevalo", "Fiŝisto", "Lago", "Monto", "Rivera", "Ŝipisto", "Verda"),
            "ar", List.of("البحري", "التاجر", "الحداد", "الخطيب", "الزيات", "الصياد", "المعلم", "النجار"));

    private Names() {
    }

    static String of(String language, Random random) {
        return one(GIVEN.get(language), random) + " " + one(FAMILY.get(language), random);
    }

    private static String one(List<String> names, Random random) {
        return names.get(random.nextInt(names.size()));
    }
}
