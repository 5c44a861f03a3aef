package org.tourniquet.local.townspeople;

import java.util.List;
import java.util.Map;

/** What people write, in the language in which they were written to. */
record Words(String thanks, String question, String complaint, String over) {

    private static final Map<String, Words> ALL = Map.of(
            "en", new Words("Thank you, that helped.", "Is the bridge at Quay Street open again?",
                    "Third message and still no power. Nobody answers the phone.", "It works again. Thank you."),
            "fr", new Words("Merci, cela m'a aidé.", "Le pont du quai est-il rouvert ?",
                    "Troisième message et toujours pas de courant. Personne ne répond.", "Cela remarche. Merci."),
            "fi", new Words("Kiitos, siitä oli apua.", "Onko Rantakadun silta taas auki?",
                    "Kolmas viesti eikä vieläkään sähköä. Kukaan ei vastaa.", "Nyt se toimii. Kiitos."),
            "hu", new Words("Köszönöm, ez segített.", "Nyitva van már a rakparti híd?",
                    "Harmadik üzenet, és még mindig nincs áram. Senki nem veszi fel.", "Már működik. Köszönöm."),
            "eo", new Words("Dankon, tio helpis.", "Ĉu la ponto ĉe la kajo estas denove malfermita?",
                    "Tria mesaĝo kaj ankoraŭ sen kurento. Neniu respondas.", "Ĝi denove funkcias. Dankon."),
            "ar", new Words("شكرًا، لقد ساعدني ذلك.", "هل فُتح الجسر من جديد؟",
                    "هذه الرسالة الثالثة وما زالت الكهرباء مقطوعة. لا أحد يجيب.", "عادت الأمور إلى طبيعتها. شكرًا."));
    // words that stand in nearly every sentence of a language and in none of the others
    private static final Map<String, List<String>> TELLING = Map.of("fr", List.of(" le ", " les ", " vous ", " pour "),
            "fi", List.of(" on ", " ja ", " tai ", " nyt "), "hu", List.of(" az ", " és ", " egy ", " most "),
            "eo", List.of(" la ", " kaj ", " estas ", " vi "));

    static Words like(String text) {
        return ALL.get(language(text));
    }

    static String language(String text) {
        if (text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)) {
            return "ar";
        }
        String words = " " + text.toLowerCase().replaceAll("[^\\p{L}]+", " ") + " ";
        String best = "en";
        int most = 1;
        for (var language : List.of("fr", "fi", "hu", "eo")) {
            int found = TELLING.get(language).stream().mapToInt(word -> words.split(word, -1).length - 1).sum();
            if (found > most) {
                most = found;
                best = language;
            }
        }
        return best;
    }
}
