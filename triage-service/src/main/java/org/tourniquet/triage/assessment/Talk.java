package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.texting.Reading;

/**
 * Talks with one person by text. Every text is kept first, then understood ({@link Understanding}) and obeyed
 * ({@link TextAnswers}); here it is said whether it belongs to the dialogue, to the person's story, or to both.
 */
@ApplicationScoped
class Talk {

    private final Conversation conversation;
    private final Understanding understanding;
    private final TextAnswers answers;
    private final Opening opening;
    private final Saying saying;
    private final Alarm alarm;
    private final FieldCipher cipher;
    private final Clock clock;

    Talk(Conversation conversation, Understanding understanding, TextAnswers answers, Opening opening, Saying saying,
            Alarm alarm, FieldCipher cipher, Clock clock) {
        this.conversation = conversation;
        this.understanding = understanding;
        this.answers = answers;
        this.opening = opening;
        this.saying = saying;
        this.alarm = alarm;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The first text of a dialogue. */
    void begin(Dialogue dialogue, Heard text, boolean byWord) {
        dialogue.persist();
        TextLine line = line(dialogue, text);
        boolean danger = alarm.in(text.words());
        if (byWord)
            line.kind = TextLine.Kind.WISH;
        opening.goOn(dialogue, danger);
        if (danger)
            alarm.raise(dialogue);
    }

    private TextLine line(Dialogue dialogue, Heard text) {
        TextLine line = TextLine.in(text.id(), dialogue, cipher.seal(text.words()), text.at());
        line.persist();
        dialogue.heardAt = clock.instant();
        return line;
    }

    /** Any later text. */
    Heard.Into heard(Dialogue dialogue, Heard text) {
        TextLine line = line(dialogue, text);
        if (dialogue.assessment == null) {
            beforeTheFirstQuestion(dialogue, text, line);
            return Heard.Into.DIALOGUE;
        }
        // somebody may be answering in a browser at this moment: they wait, or we do
        Assessment.<Assessment> findById(dialogue.assessment, LockModeType.PESSIMISTIC_WRITE).byText = true;
        Turn turn = conversation.of(dialogue.assessment);
        Reading reading = understanding.of(dialogue, turn, text.words());
        line.kind = Understanding.kind(reading);
        boolean inStory = reading instanceof Reading.Words && text.story().open();
        if (inStory)
            line.kind = TextLine.Kind.TOLD;
        if (dialogue.stage == Dialogue.Stage.VERDICT && reading instanceof Reading.Words && !alarm.in(text.words()))
            return Heard.Into.STORY;
        answers.take(dialogue, turn, reading, text);
        return inStory ? Heard.Into.BOTH : Heard.Into.DIALOGUE;
    }

    private void beforeTheFirstQuestion(Dialogue dialogue, Heard text, TextLine line) {
        boolean waiting = dialogue.stage == Dialogue.Stage.WAITING;
        if (alarm.in(text.words())) {
            opening.goOn(dialogue, true);
            alarm.raise(dialogue);
        } else if (!waiting || opening.language(text.words()).isPresent()) {
            line.kind = TextLine.Kind.WISH;
            opening.heard(dialogue, text.words());
        }
    }

    /** Words of danger for a human who has not spoken yet, and the safety question is not what was asked last. */
    boolean endangered(Dialogue dialogue, Heard text) {
        return dialogue.stage == Dialogue.Stage.HUMAN && dialogue.assessment != null && text.humanSpokeAt() == null
                && text.story().open() && alarm.in(text.words())
                && Assessment.<Assessment> findByIdOptional(dialogue.assessment).filter(a -> a.safetyDueAt == null)
                        .isPresent();
    }

    /** The same where no dialogue led here: it is about this assessment from now on. */
    void endangered(Dialogue dialogue, UUID assessment) {
        Turn turn = conversation.of(assessment);
        if (dialogue.assessment == null) {
            dialogue.assessment = assessment;
            dialogue.language = turn.assessment().language;
            dialogue.protocol = turn.published().key();
            dialogue.incident = turn.assessment().incident;
            dialogue.persist();
        }
        dialogue.heardAt = clock.instant();
        saying.safety(dialogue, turn);
    }

    /** The safety question, and the words into the story. */
    Heard.Into danger(Dialogue dialogue, Heard text) {
        line(dialogue, text).kind = TextLine.Kind.TOLD;
        alarm.raise(dialogue);
        saying.safety(dialogue, conversation.of(dialogue.assessment));
        return Heard.Into.BOTH;
    }
}
