package org.tourniquet.broadcast.door;

import java.util.Map;

/** The sentences that doors are made to say, in the six languages of the house; {@code %s} is what is filled in. */
record DoorPhrases(String ours, String hello, String received, String because, String danger, String dangerByPhone,
        String stay, String others, String help, String all, String title, String plainTitle) {

    private static final Map<String, DoorPhrases> IN = Map.of(
            "en", new DoorPhrases("This is %s.", "Hello, this is %s. Write your question here.",
                    "Thank you for writing. This is an automatic answer.", "Many people need us now because of this: %s.",
                    "If you are in danger, call %s now.", "If you are in danger, hang up and call %s.",
                    "Stay on the line. A person will answer.", "You can also reach us like this:",
                    "If you do not know what comes first, a few short questions help:",
                    "All ways to reach us, always up to date:", "How to reach us: %s", "How to reach us"),
            "fr", new DoorPhrases("Ici %s.", "Bonjour, ici %s. Écrivez votre question ici.",
                    "Merci de nous avoir écrit. Ceci est une réponse automatique.",
                    "Beaucoup de personnes ont besoin de nous en ce moment : %s.",
                    "En cas de danger, appelez tout de suite le %s.", "En cas de danger, raccrochez et appelez le %s.",
                    "Restez en ligne. Une personne va vous répondre.", "Vous pouvez aussi nous joindre ainsi :",
                    "Vous ne savez pas par où commencer ? Quelques questions courtes vous aident :",
                    "Tous les moyens de nous joindre, toujours à jour :", "Comment nous joindre : %s",
                    "Comment nous joindre"),
            "fi", new DoorPhrases("Täällä %s.", "Hei, täällä %s. Kirjoita kysymyksesi tähän.",
                    "Kiitos viestistäsi. Tämä on automaattinen vastaus.", "Moni tarvitsee meitä juuri nyt. Syy: %s.",
                    "Jos olet vaarassa, soita heti numeroon %s.", "Jos olet vaarassa, sulje puhelu ja soita numeroon %s.",
                    "Pysy linjalla. Ihminen vastaa sinulle.", "Tavoitat meidät myös näin:",
                    "Etkö tiedä, mistä aloittaa? Muutama lyhyt kysymys auttaa:",
                    "Kaikki yhteystavat, aina ajan tasalla:", "Näin tavoitat meidät: %s", "Näin tavoitat meidät"),
            "hu", new DoorPhrases("Üdvözöljük! Ez itt: %s.", "Üdvözöljük! Ez itt: %s. Írja ide a kérdését.",
                    "Köszönjük levelét. Ez automatikus válasz.", "Most sokaknak van ránk szükségük emiatt: %s.",
                    "Ha veszélyben van, hívja azonnal ezt a számot: %s.",
                    "Ha veszélyben van, tegye le a telefont, és hívja ezt a számot: %s.",
                    "Maradjon vonalban. Munkatársunk fogadja a hívását.", "Így is elérhet minket:",
                    "Nem tudja, mivel kezdje? Néhány rövid kérdés segít:",
                    "Minden elérhetőségünk, mindig naprakészen:", "Így érhet el minket: %s", "Így érhet el minket"),
            "eo", new DoorPhrases("Jen %s.", "Saluton, jen %s. Skribu vian demandon ĉi tie.",
                    "Dankon pro via mesaĝo. Ĉi tio estas aŭtomata respondo.", "Multaj homoj nun bezonas nin pro tio: %s.",
                    "Se vi estas en danĝero, tuj voku %s.", "Se vi estas en danĝero, finu la vokon kaj voku %s.",
                    "Restu ĉe la telefono. Homo respondos al vi.", "Vi povas atingi nin ankaŭ tiel:",
                    "Ĉu vi ne scias, per kio komenci? Kelkaj mallongaj demandoj helpas:",
                    "Ĉiuj vojoj al ni, ĉiam aktualaj:", "Kiel atingi nin: %s", "Kiel atingi nin"),
            "ar", new DoorPhrases("معكم %s.", "مرحبًا، معكم %s. اكتب سؤالك هنا.", "شكرًا لرسالتك. هذا رد آلي.",
                    "كثيرون يحتاجون إلينا الآن بسبب: %s.", "إذا كنت في خطر فاتصل فورًا بالرقم %s.",
                    "إذا كنت في خطر فأنهِ المكالمة واتصل بالرقم %s.", "ابقَ على الخط. سيجيبك أحد موظفينا.",
                    "يمكنك أيضًا التواصل معنا هكذا:", "لا تعرف من أين تبدأ؟ بضعة أسئلة قصيرة تساعدك:",
                    "كل طرق التواصل معنا، محدّثة دائمًا:", "كيف تصل إلينا: %s", "كيف تصل إلينا"));

    /** In a language, else in English. */
    static DoorPhrases in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }
}
