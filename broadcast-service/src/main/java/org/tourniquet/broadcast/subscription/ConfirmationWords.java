package org.tourniquet.broadcast.subscription;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;

/** What goes with the code, in the six languages of the house; the text stays one part wherever its alphabet allows. */
@ApplicationScoped
class ConfirmationWords {
    /** Of a mail and of a text: organisation, incident, code and link where they are named. */
    private record Words(String subject, String body, String text) {
    }

    private static final Map<String, Words> IN = Map.of(
            "en", new Words("Your code for news from %s",
                    "Somebody, probably you, wants news about “%s” at this address.\n\nThe code: %s\n\nOr open this page and press the button:\n%s\n\nIf it was not you, do nothing. You get no more mail because of this.",
                    "%s: code %s for news about this. Not you? Do nothing."),
            "fr", new Words("Votre code pour les nouvelles de %s",
                    "Quelqu’un, sans doute vous, demande des nouvelles de « %s » à cette adresse.\n\nLe code : %s\n\nOu ouvrez cette page et appuyez sur le bouton :\n%s\n\nSi ce n’est pas vous, ne faites rien. Vous ne recevrez pas d’autre message à ce sujet.",
                    "%s : code %s pour recevoir les nouvelles. Pas vous ? Ne faites rien."),
            "fi", new Words("Koodisi uutisia varten: %s",
                    "Joku, luultavasti sinä, haluaa tähän osoitteeseen tietoa aiheesta ”%s”.\n\nKoodi: %s\n\nTai avaa tämä sivu ja paina painiketta:\n%s\n\nJos se et ollut sinä, älä tee mitään. Et saa tästä enempää postia.",
                    "%s: koodi %s uutisia varten. Etkö se ollut sinä? Älä tee mitään."),
            "hu", new Words("Kódja a hírekhez: %s",
                    "Valaki, valószínűleg Ön, híreket kér erre a címre erről: „%s”.\n\nA kód: %s\n\nVagy nyissa meg ezt az oldalt, és nyomja meg a gombot:\n%s\n\nHa nem Ön volt, ne tegyen semmit. Emiatt nem kap több levelet.",
                    "%s: kód a hírekhez: %s. Nem Ön kérte? Ne tegyen semmit."),
            "eo", new Words("Via kodo por novaĵoj de %s",
                    "Iu, verŝajne vi, volas novaĵojn pri “%s” ĉe ĉi tiu adreso.\n\nLa kodo: %s\n\nAŭ malfermu ĉi tiun paĝon kaj premu la butonon:\n%s\n\nSe ne estis vi, faru nenion. Vi ne ricevos plian mesaĝon pro tio.",
                    "%s: kodo %s por novaĵoj. Ĉu ne vi? Faru nenion."),
            "ar", new Words("رمزك لتلقي الأخبار من %s",
                    "طلب شخص ما، وعلى الأرجح أنت، أخبارًا عن «%s» على هذا العنوان.\n\nالرمز: %s\n\nأو افتح هذه الصفحة واضغط الزر:\n%s\n\nإن لم تكن أنت فلا تفعل شيئًا. لن تصلك رسائل أخرى بسبب هذا الطلب.",
                    "%s: الرمز %s لتلقي الأخبار. لست أنت؟ لا تفعل شيئًا."));

    private final String organisation;

    ConfirmationWords(@ConfigProperty(name = "tourniquet.organisation") String organisation) {
        this.organisation = organisation;
    }

    ConfirmationWanted to(UUID wish, Incident incident, Address address, String language, String code, String link) {
        Words words = IN.getOrDefault(language, IN.get("en"));
        return address.medium() == Medium.SMS
                ? new ConfirmationWanted(wish, incident.id(), Medium.SMS, address.text(), language, null,
                        words.text.formatted(organisation, code))
                : new ConfirmationWanted(wish, incident.id(), Medium.EMAIL, address.text(), language,
                        words.subject.formatted(organisation), words.body.formatted(incident.title(), code, link));
    }
}
