package org.tourniquet.broadcast.notice;

import java.util.Map;

/**
 * The words around a notice that no manager writes, in the six languages of the house: the footer of a mail, what stands for
 * a drill, and what is said to somebody whose matter must not be mentioned.
 */
record HouseWords(String drill, String drillLong, String doors, String help, String why, String unsubscribe,
        String neutralSubject, String neutralBody, String important, String code, String check) {

    private static final Map<String, HouseWords> IN = Map.of(
            "en", new HouseWords("DRILL", "This is a drill. Nothing has happened.", "All ways to reach us",
                    "Tell us what you need most", "You get this because %s has your address.", "Stop these mails",
                    "A message from %s", "%s has information for you.", "Important from %s", "Code %s",
                    "Is this really from us? Check the code %s at %s"),
            "fr", new HouseWords("EXERCICE", "Ceci est un exercice. Rien ne s’est passé.",
                    "Toutes les façons de nous joindre", "Dites-nous ce dont vous avez le plus besoin",
                    "Vous recevez ce message car %s a votre adresse.", "Ne plus recevoir ces messages",
                    "Un message de %s", "%s a une information pour vous.", "Important, de %s", "Code %s",
                    "Est-ce vraiment nous ? Vérifiez le code %s sur %s"),
            "fi", new HouseWords("HARJOITUS", "Tämä on harjoitus. Mitään ei ole tapahtunut.",
                    "Kaikki yhteystavat", "Kerro, mitä tarvitset eniten",
                    "Saat tämän, koska osoitteesi on tallennettu: %s.", "Lopeta nämä viestit", "Viesti: %s",
                    "%s: sinulle on tietoa.", "Tärkeää: %s", "Koodi %s",
                    "Onko tämä todella meiltä? Tarkista koodi %s: %s"),
            "hu", new HouseWords("GYAKORLAT", "Ez gyakorlat. Semmi sem történt.", "Így érhet el minket",
                    "Mondja el, mire van a legnagyobb szüksége", "Azért kapja ezt, mert címe szerepel itt: %s.",
                    "Nem kérek több levelet", "Üzenet: %s", "%s: tájékoztatás az Ön számára.", "Fontos: %s", "Kód: %s",
                    "Valóban mi írtuk? Ellenőrizze a kódot (%s) itt: %s"),
            "eo", new HouseWords("EKZERCO", "Ĉi tio estas ekzerco. Nenio okazis.", "Ĉiuj vojoj por atingi nin",
                    "Diru al ni, kion vi plej bezonas", "Vi ricevas ĉi tion, ĉar %s havas vian adreson.",
                    "Ne plu sendu al mi", "Mesaĝo de %s", "%s havas informon por vi.", "Grava mesaĝo de %s", "Kodo %s",
                    "Ĉu vere de ni? Kontrolu la kodon %s ĉe %s"),
            "ar", new HouseWords("تمرين", "هذا تمرين. لم يحدث شيء.", "كل الطرق للتواصل معنا",
                    "أخبرنا بأكثر ما تحتاج إليه", "تصلك هذه الرسالة لأن عنوانك مسجل لدى %s.", "إيقاف هذه الرسائل",
                    "رسالة من %s", "لدى %s معلومات تهمك.", "رسالة مهمة من %s", "الرمز %s",
                    "هل الرسالة منا فعلًا؟ تحقق من الرمز %s هنا: %s"));

    /** In a language, else in English. */
    static HouseWords in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }
}
