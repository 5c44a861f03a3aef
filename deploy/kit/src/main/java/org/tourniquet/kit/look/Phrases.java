package org.tourniquet.kit.look;

import java.util.List;
import java.util.Map;

/** The few words that the frames and the error page say themselves, in every language we speak. */
final class Phrases {
    private static final List<String> KEYS = List.of("skip", "language", "again", "home", "today", "yesterday", "tomorrow",
            "not-found",
            "database-down", "unexpected", "detail");
    private static final Map<String, List<String>> SAID = Map.of(
            "en", List.of("Skip to content", "Language", "Try again", "Start page", "today", "yesterday", "tomorrow",
                    "There is nothing at this address", "We cannot reach our records at the moment",
                    "Something went wrong on our side",
                    "What you did before is safe. Please try again, or go to the start page."),
            "fr", List.of("Aller au contenu", "Langue", "Réessayer", "Page d’accueil", "aujourd’hui", "hier", "demain",
                    "Il n’y a rien à cette adresse", "Nos dossiers sont inaccessibles pour le moment",
                    "Une erreur s’est produite chez nous",
                    "Ce que vous avez fait avant est conservé. Réessayez, ou allez à la page d’accueil."),
            "fi", List.of("Siirry sisältöön", "Kieli", "Yritä uudelleen", "Etusivu", "tänään", "eilen", "huomenna",
                    "Tässä osoitteessa ei ole mitään", "Emme saa juuri nyt yhteyttä tietoihimme", "Meillä tapahtui virhe",
                    "Aiemmin tekemäsi on tallessa. Yritä uudelleen tai siirry etusivulle."),
            "hu", List.of("Ugrás a tartalomra", "Nyelv", "Próbálja újra", "Kezdőlap", "ma", "tegnap", "holnap",
                    "Ezen a címen nincs semmi", "Adataink most nem érhetők el", "Hiba történt nálunk",
                    "Amit korábban megadott, megmaradt. Próbálja újra, vagy menjen a kezdőlapra."),
            "eo", List.of("Salti al la enhavo", "Lingvo", "Provu denove", "Ĉefpaĝo", "hodiaŭ", "hieraŭ", "morgaŭ",
                    "Ĉe ĉi tiu adreso estas nenio", "Ni nun ne povas atingi niajn datumojn", "Io misfunkciis ĉe ni",
                    "Tio, kion vi faris antaŭe, estas sekura. Provu denove aŭ iru al la ĉefpaĝo."),
            "ar", List.of("انتقل إلى المحتوى", "اللغة", "حاول مرة أخرى", "الصفحة الرئيسية", "اليوم", "أمس", "غدًا",
                    "لا يوجد شيء في هذا العنوان", "لا يمكننا الوصول إلى سجلاتنا الآن", "حدث خطأ من جانبنا",
                    "ما فعلته سابقًا محفوظ. حاول مرة أخرى أو انتقل إلى الصفحة الرئيسية."));

    private Phrases() {
    }

    static boolean knows(String key) {
        return KEYS.contains(key);
    }

    static String say(String language, String key) {
        return SAID.get(language).get(KEYS.indexOf(key));
    }
}
