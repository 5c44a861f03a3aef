package org.tourniquet.broadcast.delivery.pulse;

import java.util.Map;

/** "Still stuck?" in the six languages of the house: short, without the matter, so that it tells nothing to who looks on. */
public record PulseWords(String subject, String message, String question, String why, String yes, String no, String thanks,
        String thanksText, String heard) {
    private static final Map<String, PulseWords> IN = Map.of(
            "en", new PulseWords("Still stuck?", "%s asks: are you still stuck? One tap: %s", "Are you still stuck?",
                    "We wrote to you and have not heard from you. If something still does not work, a person takes it from here.",
                    "Yes, I need help", "No, all is well", "Thank you", "We are glad. You do not have to do anything more.",
                    "I am still stuck and need help. (Answered with one tap to our question.)"),
            "fr", new PulseWords("Encore bloqué ?", "%s demande : êtes-vous encore bloqué ? Un seul geste : %s",
                    "Êtes-vous encore bloqué ?",
                    "Nous vous avons écrit et n’avons pas eu de nouvelles. Si quelque chose ne va toujours pas, une personne s’en occupe.",
                    "Oui, j’ai besoin d’aide", "Non, tout va bien", "Merci", "Tant mieux. Vous n’avez rien d’autre à faire.",
                    "Je suis encore bloqué et j’ai besoin d’aide. (Réponse d’un geste à notre question.)"),
            "fi", new PulseWords("Onko jokin vielä jumissa?", "%s kysyy: tarvitsetko vielä apua? Yksi napautus: %s",
                    "Tarvitsetko vielä apua?",
                    "Kirjoitimme sinulle emmekä ole kuulleet sinusta. Jos jokin ei vieläkään toimi, ihminen auttaa eteenpäin.",
                    "Kyllä, tarvitsen apua", "En, kaikki on hyvin", "Kiitos", "Hyvä. Sinun ei tarvitse tehdä enää mitään.",
                    "Tarvitsen yhä apua. (Vastaus yhdellä napautuksella kysymykseemme.)"),
            "hu", new PulseWords("Még mindig gond van?", "%s kérdezi: kell még segítség? Egy koppintás: %s",
                    "Szüksége van még segítségre?",
                    "Írtunk Önnek, és nem hallottunk Ön felől. Ha valami még mindig nem működik, egy munkatársunk segít tovább.",
                    "Igen, segítségre van szükségem", "Nem, minden rendben", "Köszönjük", "Örülünk. Nincs több teendője.",
                    "Még mindig segítségre van szükségem. (Egy koppintás a kérdésünkre.)"),
            "eo", new PulseWords("Ĉu ankoraŭ blokita?", "%s demandas: ĉu vi ankoraŭ bezonas helpon? Unu tuŝo: %s",
                    "Ĉu vi ankoraŭ bezonas helpon?",
                    "Ni skribis al vi kaj ne aŭdis de vi. Se io ankoraŭ ne funkcias, homo helpos vin plu.",
                    "Jes, mi bezonas helpon", "Ne, ĉio bonas", "Dankon", "Bone. Vi devas fari nenion plu.",
                    "Mi ankoraŭ bezonas helpon. (Respondo per unu tuŝo al nia demando.)"),
            "ar", new PulseWords("هل ما زلت تحتاج إلى مساعدة؟", "%s تسأل: هل ما زلت تحتاج إلى مساعدة؟ لمسة واحدة: %s",
                    "هل ما زلت تحتاج إلى مساعدة؟", "كتبنا إليك ولم نسمع منك. إن بقي شيء لا يعمل، فسيتابع معك شخص من فريقنا.",
                    "نعم، أحتاج إلى مساعدة", "لا، كل شيء بخير", "شكرًا لك", "يسعدنا ذلك. لا يلزمك فعل أي شيء آخر.",
                    "ما زلت أحتاج إلى مساعدة. (إجابة بلمسة واحدة عن سؤالنا.)"));

    static PulseWords in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }
}
