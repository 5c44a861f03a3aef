package org.tourniquet.broadcast.followup;

import java.util.Map;
import java.util.TreeMap;

import org.tourniquet.broadcast.notice.NoticeOrigin;
import org.tourniquet.broadcast.notice.Wording;

/** "It is fixed" and "It is over", prepared in the six languages of the house; a manager may change every word. */
record EndWords(String fixedSubject, String fixed, String overSubject, String over, String still, String all, String tell) {
    private static final Map<String, EndWords> IN = Map.of(
            "en", new EndWords("It is fixed: %s", "It is fixed. You do not have to do anything.", "It is over: %s",
                    "It is over. You do not have to do anything any more.",
                    "Does it still not work for you? Tell us, and a person takes it from there:", "All ways to reach us:",
                    "Still stuck? {{help}}"),
            "fr", new EndWords("C’est réparé : %s", "C’est réparé. Vous n’avez rien à faire.", "C’est terminé : %s",
                    "C’est terminé. Vous n’avez plus rien à faire.",
                    "Cela ne marche toujours pas pour vous ? Dites-le-nous, et une personne prendra la suite :",
                    "Tous les moyens de nous joindre :", "Encore bloqué ? {{help}}"),
            "fi",
            new EndWords("Vika on korjattu: %s", "Vika on korjattu. Sinun ei tarvitse tehdä mitään.", "Tilanne on ohi: %s",
                    "Tilanne on ohi. Sinun ei tarvitse enää tehdä mitään.",
                    "Eikö asia ole sinun osaltasi kunnossa? Kerro meille, niin ihminen auttaa eteenpäin:",
                    "Kaikki yhteystavat:",
                    "Eikö ole kunnossa? {{help}}"),
            "hu", new EndWords("Megoldódott: %s", "Megoldódott. Önnek nincs teendője.", "Vége: %s",
                    "Vége. Önnek már nincs teendője.",
                    "Önnél még mindig nem működik? Szóljon nekünk, egy munkatársunk segít tovább:", "Minden elérhetőségünk:",
                    "Még mindig gond van? {{help}}"),
            "eo", new EndWords("Riparita: %s", "Ĝi estas riparita. Vi devas fari nenion.", "Finita: %s",
                    "Ĝi finiĝis. Vi devas fari nenion plu.",
                    "Ĉu ĉe vi ĝi ankoraŭ ne funkcias? Diru tion al ni, kaj homo helpos vin plu:", "Ĉiuj vojoj por atingi nin:",
                    "Ĉu ankoraŭ ne? {{help}}"),
            "ar", new EndWords("تم الإصلاح: %s", "تم الإصلاح. لا يلزمك فعل أي شيء.", "انتهى الأمر: %s",
                    "انتهى الأمر. لم يعد يلزمك فعل أي شيء.", "ما زالت المشكلة قائمة لديك؟ أخبرنا، وسيتابع معك شخص من فريقنا:",
                    "كل طرق التواصل معنا:", "ما زالت المشكلة قائمة؟ {{help}}"));

    static Map<String, Wording> inAll(NoticeOrigin.Kind kind, String organisation, String title) {
        Map<String, Wording> words = new TreeMap<>();
        IN.forEach((language, one) -> words.put(language, one.of(kind == NoticeOrigin.Kind.FIXED, organisation, title)));
        return words;
    }

    private Wording of(boolean fixedNow, String organisation, String title) {
        String subject = (fixedNow ? fixedSubject : overSubject).formatted(title);
        String said = fixedNow ? fixed : over;
        return new Wording(subject, said + "\n\n" + still + "\n{{help}}\n\n" + all + "\n{{contact}}",
                organisation + ": " + subject + ". " + tell, subject + ". " + said);
    }
}
