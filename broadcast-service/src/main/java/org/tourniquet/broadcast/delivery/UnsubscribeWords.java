package org.tourniquet.broadcast.delivery;

import java.util.Map;

import io.quarkus.qute.TemplateData;

/** What the page that ends messages says, in the six languages of the house. */
@TemplateData
public record UnsubscribeWords(String title, String text, String mail, String all, String help, String done, String doneText,
        String incident, String mistake, String undone, String undoneText) {
    private static final Map<String, UnsubscribeWords> IN = Map.of(
            "en", new UnsubscribeWords("Stop these mails?", "One press, and we send no more mails to this address.",
                    "Stop the mails", "Stop mails and text messages",
                    "If you need help, you can still reach us on every other way.",
                    "Done", "We send you no more of these messages. If you need help, you can still reach us.",
                    "Not about this incident", "I pressed by mistake", "As before", "You hear from us again as before."),
            "fr", new UnsubscribeWords("Ne plus recevoir ces messages ?",
                    "Un seul appui, et nous n’enverrons plus de courriels à cette adresse.", "Arrêter les courriels",
                    "Arrêter les courriels et les SMS",
                    "Si vous avez besoin d’aide, vous pouvez toujours nous joindre autrement.",
                    "C’est fait",
                    "Vous ne recevrez plus ces messages. Si vous avez besoin d’aide, vous pouvez toujours nous joindre.",
                    "Pas sur cet événement", "J’ai appuyé par erreur", "Comme avant",
                    "Vous recevez à nouveau nos messages comme avant."),
            "fi", new UnsubscribeWords("Lopetetaanko nämä viestit?",
                    "Yksi painallus, emmekä lähetä tähän osoitteeseen enää sähköpostia.", "Lopeta sähköpostit",
                    "Lopeta sähköpostit ja tekstiviestit", "Jos tarvitset apua, tavoitat meidät yhä muilla tavoilla.", "Valmis",
                    "Emme lähetä sinulle enää näitä viestejä. Jos tarvitset apua, tavoitat meidät yhä.",
                    "Ei tästä tapahtumasta", "Painoin vahingossa", "Kuten ennen", "Saat meiltä taas viestejä kuten ennen."),
            "hu", new UnsubscribeWords("Nem kér több ilyen levelet?",
                    "Egy gombnyomás, és erre a címre nem küldünk több levelet.", "Nem kérek levelet",
                    "Nem kérek levelet és SMS-t sem", "Ha segítségre van szüksége, más módon továbbra is elér minket.", "Kész",
                    "Nem küldünk több ilyen üzenetet. Ha segítségre van szüksége, továbbra is elér minket.",
                    "Erről az eseményről ne", "Véletlenül nyomtam meg", "Mint korábban",
                    "Ismét küldünk üzenetet, mint korábban."),
            "eo", new UnsubscribeWords("Ĉu ne plu sendi ĉi tiajn leterojn?",
                    "Unu premo, kaj ni ne plu sendos retleterojn al ĉi tiu adreso.", "Ne plu sendu retleterojn",
                    "Ne plu sendu retleterojn nek tekstmesaĝojn",
                    "Se vi bezonas helpon, vi ankoraŭ povas atingi nin alimaniere.",
                    "Farite", "Ni ne plu sendos al vi ĉi tiajn mesaĝojn. Se vi bezonas helpon, vi ankoraŭ povas atingi nin.",
                    "Ne pri ĉi tiu okazaĵo", "Mi premis erare", "Kiel antaŭe", "Vi denove ricevas niajn mesaĝojn kiel antaŭe."),
            "ar", new UnsubscribeWords("هل نوقف هذه الرسائل؟", "بضغطة واحدة لن نرسل رسائل بريد أخرى إلى هذا العنوان.",
                    "أوقفوا رسائل البريد", "أوقفوا رسائل البريد والرسائل النصية",
                    "إذا احتجت إلى مساعدة، ما زال بإمكانك التواصل معنا بطرق أخرى.", "تم",
                    "لن نرسل إليك هذه الرسائل بعد الآن. إذا احتجت إلى مساعدة، ما زال بإمكانك التواصل معنا.",
                    "ليس عن هذا الحدث", "ضغطت بالخطأ", "كما في السابق", "ستصلك رسائلنا من جديد كما في السابق."));

    static UnsubscribeWords in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }
}
