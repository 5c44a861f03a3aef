package org.tourniquet.broadcast.notice;

import java.util.Map;

/** "Something went wrong? Tell us", which stands under every mail, in the six languages of the house. */
final class WrongWords {
    private static final Map<String, String> IN = Map.of("en", "Something went wrong? Tell us", "fr",
            "Quelque chose s’est mal passé ? Dites-le-nous", "fi", "Menikö jokin vikaan? Kerro meille", "hu",
            "Valami elromlott? Szóljon nekünk", "eo", "Ĉu io misfunkciis? Diru al ni", "ar", "حدث خطأ ما؟ أخبرنا");

    private WrongWords() {
    }

    static String in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }
}
