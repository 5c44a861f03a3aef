package org.tourniquet.triage.assessment.texting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The few words of our six languages that answer a numbered question, in their plain form. */
final class Spoken {

    private static final List<String> LANGUAGES = List.of("en", "fr", "fi", "hu", "eo", "ar");
    /** From zero on, each number in all the forms people write. */
    private static final Map<String, List<String>> NUMBERS = Map.of(
            "en", List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
                    "twelve"),
            "fr", List.of("zero", "un/une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze",
                    "douze"),
            "fi", List.of("nolla", "yksi/yks", "kaksi/kaks", "kolme", "nelja", "viisi/viis", "kuusi/kuus",
                    "seitseman/seiska", "kahdeksan", "yhdeksan", "kymmenen", "yksitoista", "kaksitoista"),
            "hu", List.of("nulla", "egy", "ketto/ket", "harom", "negy", "ot", "hat", "het", "nyolc", "kilenc", "tiz",
                    "tizenegy", "tizenketto"),
            "eo", List.of("nul/nulo", "unu", "du", "tri", "kvar", "kvin", "ses", "sep", "ok", "nau", "dek", "dekunu",
                    "dekdu"),
            "ar", List.of("صفر", "واحد/واحده", "اثنان/اثنين/اثنتان/اثنتين", "ثلاثه/ثلاث", "اربعه/اربع", "خمسه/خمس",
                    "سته/ست", "سبعه/سبع", "ثمانيه/ثماني/ثمان", "تسعه/تسع", "عشره/عشر"));
    private static final Map<String, Map<String, Integer>> VALUES = values();

    private static final Set<String> YES = Set.of("yes", "y", "yeah", "yep", "yup", "ok", "okay", "oui", "ouais", "kylla",
            "joo", "juu", "igen", "jes", "نعم", "اجل", "ايوه");
    private static final Set<String> NO = Set.of("no", "n", "nope", "nah", "non", "ei", "en", "nem", "ne", "لا", "كلا");
    private static final Set<String> NOTHING = Set.of("none", "nothing", "none of these", "none of them", "aucun", "aucune",
            "aucun de ces choix", "rien", "rien de tout cela", "ei mikaan", "ei mitaan", "ei mikaan naista", "semmi",
            "egyik sem", "neniu", "neniu el tiuj", "nenio", "لا شيء", "لا شي", "لا شيء من هذا");
    private static final Set<String> UNKNOWN = Set.of("dont know", "i dont know", "do not know", "i do not know", "idk",
            "dunno", "not sure", "i am not sure", "im not sure", "je ne sais pas", "je sais pas", "sais pas", "en tieda",
            "emt", "ei tietoa", "nem tudom", "mi ne scias", "ne scias", "لا اعرف", "لا اعلم", "لا ادري", "ما بعرف",
            "مش عارف");
    private static final Set<String> HUMAN = Set.of("human", "person", "a person", "agent", "humain", "une personne",
            "quelquun", "ihminen", "henkilo", "ember", "homo", "persono", "انسان", "شخص", "موظف");
    private static final Set<String> BACK = Set.of("back", "retour", "takaisin", "vissza", "reen", "رجوع", "ارجع");
    private static final Set<String> WEB = Set.of("web", "www", "link", "ويب", "رابط");
    private static final Set<String> ENOUGH = Set.of("enough", "thats enough", "assez", "ca suffit", "riittaa", "riittaako",
            "eleg", "eleg ennyi", "suficas", "sufice", "يكفي", "كفي", "هذا يكفي");
    private static final Set<String> MORE = Set.of("more", "go on", "suite", "continuer", "jatka", "lisaa", "tovabb",
            "folytatom", "plu", "pli", "daurigi", "تابع", "متابعه", "المزيد");
    private static final Set<String> FILLERS = Set.of("and", "et", "ja", "es", "kaj", "و", "number", "option", "answer",
            "numero", "reponse", "numeron", "vaihtoehto", "vastaus", "szam", "valasz", "nombro", "respondo", "رقم",
            "please", "plus");

    private Spoken() {
    }

    static boolean yes(String words) {
        return YES.contains(words);
    }

    static boolean no(String words) {
        return NO.contains(words);
    }

    static boolean nothing(String words) {
        return NOTHING.contains(words);
    }

    static boolean unknown(String words) {
        return UNKNOWN.contains(words);
    }

    static boolean human(String words) {
        return HUMAN.contains(words);
    }

    static boolean back(String words) {
        return BACK.contains(words);
    }

    static boolean web(String words) {
        return WEB.contains(words);
    }

    static boolean enough(String words) {
        return ENOUGH.contains(words);
    }

    static boolean more(String words) {
        return MORE.contains(words);
    }

    static boolean filler(String word) {
        return FILLERS.contains(word);
    }

    /**
     * The number that a word is, in the reader's language first; a word of another language only counts if it cannot be
     * mistaken (the Esperanto eight is everybody else's "ok").
     */
    static OptionalInt number(String word, String language) {
        if (word.matches("\\d{1,9}"))
            return OptionalInt.of(Integer.parseInt(word));
        var own = VALUES.getOrDefault(language, Map.of()).get(word);
        if (own != null)
            return OptionalInt.of(own);
        var others = VALUES.values().stream().map(v -> v.get(word)).filter(v -> v != null).distinct().toList();
        return others.size() != 1 || YES.contains(word) || NO.contains(word) ? OptionalInt.empty()
                : OptionalInt.of(others.getFirst());
    }

    private static Map<String, Map<String, Integer>> values() {
        var values = new HashMap<String, Map<String, Integer>>();
        for (String language : LANGUAGES) {
            var words = new HashMap<String, Integer>();
            var numbers = NUMBERS.get(language);
            for (int n = 0; n < numbers.size(); n++)
                for (String form : numbers.get(n).split("/"))
                    words.put(form, n);
            values.put(language, words);
        }
        return values;
    }
}
