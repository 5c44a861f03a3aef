package org.tourniquet.broadcast.delivery;

import java.util.Map;

/** The one text that answers STOP and START, in the six languages of the house, and says how to change one’s mind. */
record KeywordWords(String stopped, String started) {
    private static final Map<String, KeywordWords> IN = Map.of(
            "en", new KeywordWords("You get no more texts from us. In danger, call the emergency number. "
                    + "To get texts again, send START.", "You get texts from us again. To end them, send STOP."),
            "fr", new KeywordWords("Vous ne recevrez plus de SMS de nous. En danger, appelez les secours. "
                    + "Pour en recevoir à nouveau, envoyez START.", "Vous recevez à nouveau nos SMS. Pour les arrêter : STOP."),
            "fi", new KeywordWords("Et saa meiltä enää tekstiviestejä. Hengenvaarassa soita hätänumeroon. "
                    + "Jos haluat viestejä taas, lähetä START.", "Saat meiltä taas tekstiviestejä. Lopeta lähettämällä STOP."),
            "hu", new KeywordWords("Nem küldünk több SMS-t. Veszélyben hívja a segélyhívót. Ha újra kér SMS-t, küldje: START.",
                    "Újra küldünk SMS-t. Ha nem kér többet, küldje: STOP."),
            "eo", new KeywordWords("Vi ne plu ricevos tekstmesaĝojn de ni. En danĝero voku la urĝan numeron. "
                    + "Por denove ricevi ilin, sendu START.", "Vi denove ricevas niajn tekstmesaĝojn. Por fini, sendu STOP."),
            "ar", new KeywordWords("لن تصلك رسائل نصية منا بعد الآن. في الخطر اتصل برقم الطوارئ. لتصلك من جديد أرسل START.",
                    "ستصلك رسائلنا النصية من جديد. لإيقافها أرسل STOP."));

    static KeywordWords in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }

    String after(StopWords.Keyword keyword) {
        return keyword == StopWords.Keyword.STOP ? stopped : started;
    }
}
