package org.tourniquet.triage.assessment.texting;

import java.util.Set;

/**
 * The words that carriers and we obey before anybody reads them as an answer: they end, begin or explain messages. None
 * of them is ever an answer, and none is ever prompted.
 */
public final class Keywords {

    /** What the networks themselves listen to (CTIA; in Canada in French too). */
    private static final Set<String> CARRIERS = Set.of("stop", "stopall", "stop all", "end", "quit", "cancel", "unsubscribe",
            "revoke", "optout", "opt out", "help", "info", "start", "unstop", "yes", "arret", "aide");
    /** The same wishes in our other languages; the service that sends the texts obeys them. */
    private static final Set<String> OURS = Set.of("desabonner", "lopeta", "peruuta", "leall", "leallitas", "leiratkozom",
            "haltu", "cesu", "malaboni", "توقف", "ايقاف", "الغاء", "reprendre", "aloita", "kezdes", "rekomencu", "ابدا",
            "استيناف", "ohje", "tietoa", "informacio", "tajekoztatas", "informo", "معلومات");

    private Keywords() {
    }

    /** Whether the whole text is such a word. */
    public static boolean is(String text) {
        String word = Plain.words(text);
        return CARRIERS.contains(word) || OURS.contains(word);
    }
}
