package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.triage.assessment.texting.Keywords;
import org.tourniquet.triage.assessment.texting.Reader;
import org.tourniquet.triage.directory.KnownIncident;

/**
 * How a dialogue begins: by a language's code or name, such as "FI" (printed where our text number stands), at any time;
 * by any words at all while an incident is open and no story is. And in which language.
 */
@ApplicationScoped
class Beginning {

    private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
    private static final Pattern HUNGARIAN = Pattern.compile("[őűŐŰ]");
    private static final Pattern ESPERANTO = Pattern.compile("[ĉĝĥĵŝŭĈĜĤĴŜŬ]");

    private final Choice choice;
    private final DangerWords danger;
    private final FieldCipher cipher;
    private final TextingConfig config;

    Beginning(Choice choice, DangerWords danger, FieldCipher cipher, TextingConfig config) {
        this.choice = choice;
        this.danger = danger;
        this.cipher = cipher;
        this.config = config;
    }

    /**
     * @param before whether a dialogue with this telephone ended lately: then only an express wish begins another
     * @param left whether one was left in the middle too long ago: then any answer to it does
     */
    boolean wanted(Heard text, boolean before, boolean left) {
        if (nothingToAsk() || nothing(text))
            return false;
        return switch (text.story()) {
            case OPEN -> false;
            case CLOSED -> word(text.words()).filter(l -> !l.isEmpty()).isPresent();
            case UNASKED -> word(text.words()).isPresent();
            case NONE, PAST -> left || word(text.words()).isPresent() || !before && !KnownIncident.live().isEmpty();
        };
    }

    /** No protocol is published, as before the first safety texts are signed off: then a human reads, and nobody is asked. */
    boolean nothingToAsk() {
        return choice.keys().isEmpty();
    }

    /** Words of a stranger that would begin a dialogue if we knew of an incident, which may be a moment behind. */
    boolean early(Heard text, boolean before) {
        boolean stranger = text.story() == Heard.Story.NONE || text.story() == Heard.Story.PAST;
        return stranger && !before && !nothingToAsk() && !nothing(text) && !Reader.bareNumber(text.words())
                && !danger.in(text.words());
    }

    private static boolean nothing(Heard text) {
        return Keywords.is(text.words()) || text.words().isBlank();
    }

    /** A dialogue as far as it can be known by now. */
    Dialogue of(Heard text) {
        var dialogue = Dialogue.begin(text.print(), cipher.seal(text.phone()), text.at());
        dialogue.language = language(text).orElse(null);
        about(dialogue);
        return dialogue;
    }

    /** And one that takes up again what was left too long ago. */
    Dialogue anew(Heard text, Dialogue left) {
        Dialogue dialogue = of(text);
        dialogue.anew = true;
        if (dialogue.protocol == null)
            dialogue.protocol = choice.protocol(left.protocol, left.incident);
        return dialogue;
    }

    /** What it is about, as far as the incidents say. */
    void about(Dialogue dialogue) {
        dialogue.protocol = choice.protocol(null, null);
        dialogue.incident = KnownIncident.live().stream().filter(i -> i.protocol != null)
                .filter(i -> i.protocol.equals(dialogue.protocol)).map(i -> i.id).findFirst().orElse(null);
    }

    private Optional<String> language(Heard text) {
        return word(text.words()).filter(l -> !l.isEmpty())
                .or(() -> Optional.ofNullable(text.language()).filter(Languages.ALL::contains))
                .or(() -> Dialogue.language(text.print())).or(() -> guess(text.words()));
    }

    /** By its letters, or by the words of danger in it; not knowing is better than being wrong. */
    Optional<String> guess(String words) {
        if (ARABIC.matcher(words).find())
            return Optional.of("ar");
        if (HUNGARIAN.matcher(words).find())
            return Optional.of("hu");
        if (ESPERANTO.matcher(words).find())
            return Optional.of("eo");
        return danger.language(words);
    }

    /** The language that a text asks to begin in; empty for a word of the house, which begins in none. */
    Optional<String> word(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (Languages.ALL.contains(word))
            return Optional.of(word);
        if (config.words().orElse(List.of()).stream().anyMatch(w -> Reader.same(w, text)))
            return Optional.of("");
        return Languages.ALL.stream().filter(l -> Languages.nameOf(l).toLowerCase(Locale.ROOT).equals(word)).findFirst();
    }
}
