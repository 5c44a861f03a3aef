package org.tourniquet.triage.assessment;

import java.util.LinkedHashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.texting.Reading;
import org.tourniquet.triage.protocol.Answer;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.Value;

/**
 * Does what an understood text asks for: an answer is stored before anything is asked on, a wish is obeyed, own words are
 * kept. What is no answer is asked once again; then a human takes over.
 */
@ApplicationScoped
class TextAnswers {

    private final Conversation conversation;
    private final Wishes wishes;
    private final Opening opening;
    private final Saying saying;
    private final Alarm alarm;

    TextAnswers(Conversation conversation, Wishes wishes, Opening opening, Saying saying, Alarm alarm) {
        this.conversation = conversation;
        this.wishes = wishes;
        this.opening = opening;
        this.saying = saying;
        this.alarm = alarm;
    }

    void take(Dialogue dialogue, Turn turn, Reading reading, Heard text) {
        switch (reading) {
            case Reading.Human h -> human(dialogue, turn);
            case Reading.Web w -> saying.web(dialogue, turn);
            case Reading.Back b -> back(dialogue, turn);
            case Reading.Enough e -> saying.ask(dialogue, conversation.enough(turn.assessment().token), null);
            case Reading.More m -> more(dialogue, turn);
            case Reading.Words w -> words(dialogue, turn, text.words());
            case Reading.Absent a -> saying.also(dialogue, turn, a.id());
            case Reading.Unknown u -> store(dialogue, turn, List.of(Value.UNKNOWN), text);
            case Reading.Choice c -> chosen(dialogue, turn, c.ids(), text);
        }
    }

    private void chosen(Dialogue dialogue, Turn turn, List<String> ids, Heard text) {
        switch (dialogue.stage) {
            case TAKE_OVER, GO_ON -> {
                if (ids.equals(List.of(dialogue.stage == Dialogue.Stage.TAKE_OVER ? "1" : "2")))
                    human(dialogue, turn);
                else
                    saying.ask(dialogue, turn, null);
            }
            case ALSO -> also(dialogue, turn, ids.equals(List.of("yes")), text);
            case VERDICT -> saying.way(dialogue, wishes.take(turn.assessment().token, ids.getFirst()));
            default -> store(dialogue, turn, ids, text);
        }
    }

    /** Stored before the next question is said; both leave together or not at all. */
    private void store(Dialogue dialogue, Turn turn, List<String> ids, Heard text) {
        Question question = turn.published().protocol().question(dialogue.asking).orElseThrow();
        Value value = Value.of(question.type(), ids);
        if (!turn.published().engine().check(new Answer(question.id(), value), turn.answers()).isEmpty()) {
            words(dialogue, turn, text.words());
            return;
        }
        dialogue.misses = 0;
        saying.goOn(dialogue, conversation.byText(turn.assessment().token, question.id(), value.raw(), "text " + text.id()));
    }

    /** Named and now said to be happening: the list is put right first, then the answer counts. */
    private void also(Dialogue dialogue, Turn turn, boolean yes, Heard text) {
        String named = dialogue.named;
        dialogue.ask(dialogue.asking);
        if (!yes) {
            saying.ask(dialogue, turn, null);
            return;
        }
        String gate = turn.published().protocol().questions().stream()
                .filter(q -> q.phase() == Phase.GATE).findFirst().orElseThrow().id();
        var ticked = new LinkedHashSet<>(turn.answers().current(gate).map(Value::raw).orElse(List.of()));
        ticked.add(named);
        Turn widened = conversation.byText(turn.assessment().token, gate, List.copyOf(ticked), "also " + text.id());
        store(dialogue, widened, List.of(named), text);
    }

    /** What was enough is not: on with the questions, and nothing is asked twice. */
    private void more(Dialogue dialogue, Turn turn) {
        conversation.goOn(turn.assessment().token);
        turn.assessment().byText = true;
        saying.goOn(dialogue, conversation.of(dialogue.assessment));
    }

    /** The question before this one, once more; another answer replaces the first. */
    private void back(Dialogue dialogue, Turn turn) {
        var order = turn.answers().log().stream().filter(a -> !(a.value() instanceof Value.Words)).map(Answer::question)
                .distinct().toList();
        int place = dialogue.stage == Dialogue.Stage.VERDICT ? -1 : order.indexOf(dialogue.asking);
        int before = place < 0 ? order.size() - 1 : place - 1;
        if (before >= 0)
            dialogue.ask(order.get(before));
        saying.again(dialogue, turn, null);
    }

    /** Own words: another language; danger, and the safety question comes first; else once more, and then a human. */
    private void words(Dialogue dialogue, Turn turn, String text) {
        var language = opening.language(text);
        if (language.isPresent()) {
            dialogue.language = language.get();
            turn.assessment().language = language.get();
            saying.again(dialogue, turn, null);
            return;
        }
        boolean danger = alarm.in(text);
        if (danger)
            alarm.raise(dialogue);
        if (dialogue.missed())
            human(dialogue, turn);
        else if (danger)
            saying.safety(dialogue, conversation.of(dialogue.assessment));
        else
            saying.again(dialogue, turn, TextScreens.words(dialogue.language).again());
    }

    private void human(Dialogue dialogue, Turn turn) {
        Turn now = conversation.wishHuman(turn.assessment().token);
        dialogue.stage = Dialogue.Stage.HUMAN;
        saying.human(dialogue, now);
    }
}
