package org.tourniquet.triage.assessment;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.texting.Asked;
import org.tourniquet.triage.assessment.texting.Reader;
import org.tourniquet.triage.assessment.texting.Reading;

/** The way from the first text to the first question: in which language, and what about; in danger neither is asked. */
@ApplicationScoped
class Opening {

    private final Conversation conversation;
    private final Protocols protocols;
    private final Beginning beginning;
    private final TextScreens screens;
    private final Saying saying;
    private final TextingConfig config;

    Opening(Conversation conversation, Protocols protocols, Beginning beginning, TextScreens screens, Saying saying,
            TextingConfig config) {
        this.conversation = conversation;
        this.protocols = protocols;
        this.beginning = beginning;
        this.screens = screens;
        this.saying = saying;
        this.config = config;
    }

    /** Asks what is not known yet, or takes the likeliest where there is no time to ask. */
    void goOn(Dialogue dialogue, boolean noTime) {
        if (dialogue.language == null && noTime)
            dialogue.language = config.language();
        if (dialogue.protocol == null && noTime)
            dialogue.protocol = protocols.current().getFirst().key();
        if (dialogue.language == null) {
            dialogue.stage = Dialogue.Stage.LANGUAGE;
            saying.languages(dialogue);
        } else if (dialogue.protocol == null) {
            dialogue.stage = Dialogue.Stage.SUBJECT;
            saying.subjects(dialogue, protocols.current());
        } else
            saying.first(dialogue, assessment(dialogue));
    }

    /** The language that somebody in the middle of a dialogue asks for. */
    Optional<String> language(String words) {
        return beginning.word(words).filter(l -> !l.isEmpty());
    }

    private Turn assessment(Dialogue dialogue) {
        var phone = new Contact(null, null, dialogue.sealedPhone, null, dialogue.phonePrint);
        Turn turn = conversation.begin(new Conversation.Start("text " + dialogue.id, dialogue.protocol, dialogue.incident,
                null, dialogue.language, false, false, phone));
        turn.assessment().byText = true;
        dialogue.assessment = turn.assessment().id;
        return turn;
    }

    /** The answer to one of the two; what cannot be read is asked once more, then the likeliest is taken. */
    void heard(Dialogue dialogue, String words) {
        boolean language = dialogue.stage == Dialogue.Stage.LANGUAGE || dialogue.stage == Dialogue.Stage.WAITING;
        Asked asked = language ? screens.languagesAsked() : screens.subjectsAsked(protocols.current(), dialogue.language);
        Reading reading = Reader.read(words, asked, language ? "en" : dialogue.language);
        String chosen = reading instanceof Reading.Choice c ? c.ids().getFirst() : null;
        if (language)
            dialogue.language = chosen != null ? chosen
                    : beginning.word(words).filter(w -> !w.isEmpty()).or(() -> beginning.guess(words)).orElse(null);
        else
            dialogue.protocol = chosen;
        if (reading instanceof Reading.Human) {
            human(dialogue);
            return;
        }
        boolean known = language ? dialogue.language != null : chosen != null;
        goOn(dialogue, !known && dialogue.missed());
        if (known)
            dialogue.misses = 0;
    }

    boolean nothingToAsk() {
        return beginning.nothingToAsk();
    }

    /** An assessment for somebody of whom little is known, so that a human finds their story. */
    Turn assume(Dialogue dialogue) {
        if (dialogue.language == null)
            dialogue.language = config.language();
        return assessment(dialogue);
    }

    private void human(Dialogue dialogue) {
        Turn turn = conversation.wishHuman(assume(dialogue).assessment().token);
        dialogue.stage = Dialogue.Stage.HUMAN;
        saying.human(dialogue, turn);
    }
}
