package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** Words of danger in a text: a human is called, and the safety question comes next. And who leaves is not forgotten. */
@ApplicationScoped
class Alarm {

    private final DangerWords danger;
    private final SafetyCheck safety;
    private final Conversation conversation;
    private final Telling telling;
    private final Clock clock;

    Alarm(DangerWords danger, SafetyCheck safety, Conversation conversation, Telling telling, Clock clock) {
        this.danger = danger;
        this.safety = safety;
        this.conversation = conversation;
        this.telling = telling;
        this.clock = clock;
    }

    boolean in(String words) {
        return danger.in(words);
    }

    void raise(Dialogue dialogue) {
        safety.ask(dialogue.assessment);
        telling.words(conversation.of(dialogue.assessment), true, clock.instant());
    }

    /** Somebody who wants no more texts: what was answered so far waits for a human; who answered nothing is left alone. */
    void left(Turn turn, Instant now) {
        if (turn.answers().log().isEmpty() || turn.verdict().isPresent() || turn.assessment().endedAt != null)
            return;
        turn.assessment().end(now);
        telling.tell(turn, AssessmentMoved.What.WENT_SILENT, now);
    }
}
