package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** What happens to a dialogue from outside of it: a silence, STOP, START, a text that did not arrive. */
@ApplicationScoped
class Interruptions {

    private final Conversation conversation;
    private final Opening opening;
    private final Saying saying;
    private final Alarm alarm;
    private final Telling telling;
    private final Clock clock;

    Interruptions(Conversation conversation, Opening opening, Saying saying, Alarm alarm, Telling telling, Clock clock) {
        this.conversation = conversation;
        this.opening = opening;
        this.saying = saying;
        this.alarm = alarm;
        this.telling = telling;
        this.clock = clock;
    }

    /** Nothing was said for a while: once, one question. */
    void nudge(Dialogue dialogue) {
        if (dialogue.nudgedAt != null || dialogue.stage == Dialogue.Stage.VERDICT || !byText(dialogue))
            return;
        dialogue.nudgedAt = clock.instant();
        dialogue.stage = Dialogue.Stage.GO_ON;
        saying.stillThere(dialogue);
    }

    // who went on in a browser is not written to
    private static boolean byText(Dialogue dialogue) {
        return Assessment.<Assessment> findByIdOptional(dialogue.assessment).filter(a -> a.byText).isPresent();
    }

    /** No more texts: what has not left never will, and what was told so far waits for a human. */
    void stop(Dialogue dialogue) {
        Instant now = clock.instant();
        TextLine.drop(dialogue.id, now);
        dialogue.stage = Dialogue.Stage.STOPPED;
        if (dialogue.assessment != null)
            alarm.left(conversation.of(dialogue.assessment), now);
    }

    /**
     * A text of ours did not reach the phone, so only a call does: a human must know, even of somebody who has not been asked
     * anything yet. A question whose end is not known may well have arrived; a verdict is too much to leave to luck.
     */
    void lost(Dialogue dialogue, TextLine line) {
        boolean mayPass = line.state.equals("UNKNOWN") || dialogue.stage == Dialogue.Stage.STOPPED;
        if (mayPass && line.kind != TextLine.Kind.VERDICT || dialogue.assessment == null && opening.nothingToAsk())
            return;
        if (line.state.equals("OPTED_OUT") && !dialogue.over())
            stop(dialogue);
        if (dialogue.assessment == null) {
            opening.assume(dialogue);
            dialogue.stage = Dialogue.Stage.HUMAN;
        }
        telling.tell(conversation.of(dialogue.assessment), AssessmentMoved.What.NOT_REACHED, clock.instant());
    }

    /** Texts are welcome again: the open question once more. */
    void takeUp(Dialogue dialogue) {
        dialogue.heardAt = clock.instant();
        if (dialogue.assessment == null)
            opening.goOn(dialogue, false);
        else
            saying.goOn(dialogue, conversation.of(dialogue.assessment));
    }

    /** Who does not say in which language or what about gets the likeliest first question. */
    void decideFor(Dialogue dialogue) {
        dialogue.heardAt = clock.instant();
        opening.goOn(dialogue, true);
    }
}
