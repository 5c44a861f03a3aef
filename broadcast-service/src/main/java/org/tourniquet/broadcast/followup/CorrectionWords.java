package org.tourniquet.broadcast.followup;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.tourniquet.broadcast.notice.Wording;
import org.tourniquet.kit.edge.Languages;

/**
 * A correction as it is prepared in the six languages of the house: what we said, what of it was wrong, what is right. A person
 * whose language nobody had time for reads the frame in their own, and the two sentences in the one they were typed in: a
 * number or an address is understood in any.
 */
record CorrectionWords(String language, String subject, String had, String wrong, String right, String unknown, String passOn,
        String all, String text, String otherWay, String changed, String gone, String use) {

    private static final Pattern ENDED = Pattern.compile("([.!?:؟…][\"')»”’]?|\\S*(://|www\\.)\\S*)$");
    private static final Map<String, CorrectionWords> IN = Map.of(
            "en", new CorrectionWords("en", "Correction: %s", "Our message “%s” (%s) had a mistake.", "This was wrong: %s",
                    "This is right: %s", "Please do not rely on it. What is right stands here:",
                    "Did you pass it on? Then please pass this on too.", "All ways to reach us, always up to date:",
                    "%s: correction to our message (%s).", "A way to reach us that we gave you has changed.", "Changed: %s",
                    "Please do not use any more: %s", "Please use: %s"),
            "fr", new CorrectionWords("fr", "Correction : %s", "Notre message « %s » (%s) contenait une erreur.",
                    "Ceci était faux : %s", "Ceci est juste : %s", "Ne vous y fiez pas. Ce qui est juste se trouve ici :",
                    "Vous l’avez transmis ? Alors transmettez aussi ceci.",
                    "Tous les moyens de nous joindre, toujours à jour :", "%s : correction de notre message (%s).",
                    "Un moyen de nous joindre que nous vous avions donné a changé.", "Changement : %s",
                    "N’utilisez plus : %s", "Utilisez : %s"),
            "fi", new CorrectionWords("fi", "Korjaus: %s", "Viestissämme ”%s” (%s) oli virhe.", "Tämä oli väärin: %s",
                    "Tämä on oikein: %s", "Älä luota siihen. Oikea tieto on täällä:",
                    "Kerroitko siitä muille? Kerro heille myös tämä.", "Kaikki yhteystavat, aina ajan tasalla:",
                    "%s: korjaus viestiimme (%s).", "Antamamme yhteystapa on muuttunut.", "Muutos: %s",
                    "Älä käytä enää: %s", "Käytä tätä: %s"),
            "hu", new CorrectionWords("hu", "Helyesbítés: %s", "Üzenetünkben hiba volt: „%s” (%s).", "Ez hibás volt: %s",
                    "Ez a helyes: %s", "Kérjük, ne hagyatkozzon rá. A helyes tájékoztatás itt olvasható:",
                    "Továbbadta? Akkor kérjük, adja tovább ezt is.", "Minden elérhetőségünk, mindig naprakészen:",
                    "%s: helyesbítés az üzenetünkhöz (%s).", "Megváltozott egy elérhetőségünk, amelyet megadtunk Önnek.",
                    "Változás: %s", "Kérjük, ezt már ne használja: %s", "Kérjük, ezt használja: %s"),
            "eo", new CorrectionWords("eo", "Korekto: %s", "En nia mesaĝo “%s” (%s) estis eraro.", "Ĉi tio estis malĝusta: %s",
                    "Ĉi tio estas ĝusta: %s", "Bonvolu ne fidi ĝin. La ĝustan informon vi trovas ĉi tie:",
                    "Ĉu vi plusendis ĝin? Tiam bonvolu plusendi ankaŭ ĉi tion.", "Ĉiuj vojoj al ni, ĉiam aktualaj:",
                    "%s: korekto al nia mesaĝo (%s).", "Vojo por atingi nin, kiun ni donis al vi, ŝanĝiĝis.", "Ŝanĝo: %s",
                    "Bonvolu ne plu uzi: %s", "Bonvolu uzi: %s"),
            "ar", new CorrectionWords("ar", "تصحيح: %s", "كان في رسالتنا «%s» (%s) خطأ.", "هذا كان خطأ: %s", "الصحيح هو: %s",
                    "نرجو ألا تعتمد عليها. المعلومات الصحيحة هنا:", "هل نقلتها إلى غيرك؟ نرجو أن تنقل هذا أيضًا.",
                    "كل طرق التواصل معنا، محدّثة دائمًا:", "%s: تصحيح لرسالتنا (%s).",
                    "تغيّرت إحدى طرق التواصل التي أعطيناك إياها.", "تغيير: %s", "نرجو عدم استخدام: %s", "نرجو استخدام: %s"));

    /** What a manager types: both may be empty, and then people are led to the page that is right. */
    record Sentences(String wrong, String right) {
        boolean silent() {
            return blank(wrong) && blank(right);
        }
    }

    /** What is corrected: its subject and when it began to leave. */
    record Said(String subject, Instant at, ZoneId zone) {
    }

    /** In a language, else in English. */
    static CorrectionWords in(String language) {
        return IN.getOrDefault(language, IN.get("en"));
    }

    /** The words about a message of ours that had a mistake; {@code theirs} in the reader's language, or in another. */
    Wording mistake(String organisation, Said said, Sentences theirs) {
        String when = when(said);
        return wording(subject.formatted(said.subject), had.formatted(said.subject, when), text.formatted(organisation, when),
                theirs, wrong, right);
    }

    /** The words about a way to reach us that was given and does not lead to us any more. */
    Wording route(String organisation, String name, Sentences theirs) {
        return wording(changed.formatted(name), otherWay, organisation + ": " + otherWay, theirs, gone, use);
    }

    private Wording wording(String subject, String first, String textFirst, Sentences theirs, String wrong, String right) {
        StringBuilder lines = new StringBuilder();
        if (!blank(theirs.wrong))
            lines.append(ended(wrong.formatted(theirs.wrong.strip()))).append('\n');
        if (!blank(theirs.right))
            lines.append(ended(right.formatted(theirs.right.strip()))).append('\n');
        String told = lines.isEmpty() ? unknown + "\n{{contact}}" : lines.toString().strip();
        String body = first + "\n\n" + told + "\n\n" + passOn + (lines.isEmpty() ? "" : "\n\n" + all + "\n{{contact}}");
        String line = oneLine(lines.isEmpty() ? unknown : lines.toString());
        return new Wording(subject, body, textFirst + " " + line + " {{contact}}", first + " " + line);
    }

    /** With a full stop where the manager left it out, or two numbers would stand side by side; never behind a link. */
    private static String ended(String said) {
        return ENDED.matcher(said).find() ? said : said + ".";
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\n\\s*", " ");
    }

    private String when(Said said) {
        return DateTimeFormatter.ofPattern("EEEE HH:mm", Locale.forLanguageTag(language)).format(said.at.atZone(said.zone));
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** The languages that are prepared. */
    static boolean prepared(String language) {
        return Languages.ALL.contains(language);
    }
}
