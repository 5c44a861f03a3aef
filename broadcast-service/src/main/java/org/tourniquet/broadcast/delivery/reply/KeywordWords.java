package org.tourniquet.broadcast.delivery.reply;

import java.util.Map;

/** The one text that answers STOP, START and HELP, in the six languages of the house, and says how to change one’s mind. */
record KeywordWords(String stopped, String started, String who) {
    private static final Map<String, KeywordWords> IN = Map.of(
            "en", new KeywordWords("You get no more texts from us. In danger, call the emergency number. "
                    + "To get texts again, send START.", "You get texts from us again. To end them, send STOP.",
                    "This is %s. In danger, call the emergency number. How to reach us: %s. To end texts, send STOP."),
            "fr", new KeywordWords("Vous ne recevrez plus de SMS de nous. En danger, appelez les secours. "
                    + "Pour en recevoir à nouveau, envoyez START.", "Vous recevez à nouveau nos SMS. Pour les arrêter : STOP.",
                    "Ici %s. En danger, appelez les secours. Pour nous joindre : %s. Pour arrêter les SMS : STOP."),
            "fi", new KeywordWords("Et saa meiltä enää tekstiviestejä. Hengenvaarassa soita hätänumeroon. "
                    + "Jos haluat viestejä taas, lähetä START.", "Saat meiltä taas tekstiviestejä. Lopeta lähettämällä STOP.",
                    "Tämä on %s. Hengenvaarassa soita hätänumeroon. Näin tavoitat meidät: %s. Lopeta viestit lähettämällä STOP."),
            "hu", new KeywordWords("Nem küldünk több SMS-t. Veszélyben hívja a segélyhívót. Ha újra kér SMS-t, küldje: START.",
                    "Újra küldünk SMS-t. Ha nem kér többet, küldje: STOP.",
                    "Itt: %s. Veszélyben hívja a segélyhívót. Így ér el minket: %s. Ha nem kér több SMS-t, küldje: STOP."),
            "eo", new KeywordWords("Vi ne plu ricevos tekstmesaĝojn de ni. En danĝero voku la urĝan numeron. "
                    + "Por denove ricevi ilin, sendu START.", "Vi denove ricevas niajn tekstmesaĝojn. Por fini, sendu STOP.",
                    "Jen %s. En danĝero voku la urĝan numeron. Kiel atingi nin: %s. Por fini, sendu STOP."),
            "ar", new KeywordWords("لن تصلك رسائل نصية منا بعد الآن. في الخطر اتصل برقم الطوارئ. لتصلك من جديد أرسل START.",
                    "ستصلك رسائلنا النصية من جديد. لإيقافها أرسل STOP.",
                    "هنا %s. في الخطر اتصل برقم الطوارئ. للتواصل معنا: %s. لإيقاف الرسائل أرسل STOP."));

    static KeywordWords in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }

    /**
     * What is said after a keyword.
     *
     * @param name who we are
     * @param doors the best way to reach us
     */
    String after(StopWords.Keyword keyword, String name, String doors) {
        return switch (keyword) {
            case STOP -> stopped;
            case START -> started;
            case HELP -> who.formatted(name, doors);
        };
    }
}
