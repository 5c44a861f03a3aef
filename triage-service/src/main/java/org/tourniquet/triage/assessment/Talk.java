package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.texting.Asked;
import org.tourniquet.triage.assessment.texting.Reader;
import org.tourniquet.triage.assessment.texting.Reading;
import org.tourniquet.triage.protocol.Answer;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.Value;

/**
 * Talks with one person by text: reads what they sent as an answer to what was asked last, stores it, and only then asks
 * on. What is no answer is asked once again; then a human takes over.
 */
@ApplicationScoped
class Talk {

    private final Conversation conversation;
    private final Wishes wishes;
    private final Opening opening;
    private final TextScreens screens;
    private final Saying saying;
    private final Alarm alarm;
    private final FieldCipher cipher;
    private final Clock clock;

    Talk(Conversation conversation, Wishes wishes, Opening opening, TextScreens screens, Saying saying, Alarm alarm,
            FieldCipher cipher, Clock clock) {
        this.conversation = conversation;
        this.wishes = wishes;
        this.opening = opening;
        this.screens = screens;
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
        Reading reading = read(dialogue, turn, text.words());
        line.kind = switch (reading) {
            case Reading.Words w -> TextLine.Kind.WORDS;
            case Reading.Human h -> TextLine.Kind.WISH;
            case Reading.Back b -> TextLine.Kind.WISH;
            case Reading.Web w -> TextLine.Kind.WISH;
            default -> TextLine.Kind.ANSWER;
        };
        boolean inStory = reading instanceof Reading.Words && text.story() == Heard.Story.OPEN;
        if (inStory)
            line.kind = TextLine.Kind.TOLD;
        if (dialogue.stage == Dialogue.Stage.VERDICT && reading instanceof Reading.Words && !alarm.in(text.words()))
            return Heard.Into.STORY;
        answer(dialogue, turn, reading, text);
        return inStory ? Heard.Into.BOTH : Heard.Into.DIALOGUE;
    }

    private void beforeTheFirstQuestion(Dialogue dialogue, Heard text, TextLine line) {
        if (alarm.in(text.words())) {
            opening.goOn(dialogue, true);
            alarm.raise(dialogue);
        } else {
            line.kind = TextLine.Kind.WISH;
            opening.heard(dialogue, text.words());
        }
    }

    /** Words of danger for a human who has not spoken yet, and the safety question is not what was asked last. */
    boolean endangered(Dialogue dialogue, Heard text) {
        return dialogue.stage == Dialogue.Stage.HUMAN && dialogue.assessment != null && text.humanSpokeAt() == null
                && text.story() == Heard.Story.OPEN && alarm.in(text.words())
                && Assessment.<Assessment> findByIdOptional(dialogue.assessment).filter(a -> a.safetyDueAt == null)
                        .isPresent();
    }

    /** The safety question, and the words into the story. */
    Heard.Into danger(Dialogue dialogue, Heard text) {
        line(dialogue, text).kind = TextLine.Kind.TOLD;
        alarm.raise(dialogue);
        saying.safety(dialogue, conversation.of(dialogue.assessment));
        return Heard.Into.BOTH;
    }

    /** First as an answer to what was asked last; where two ways on stood there, else as one to the question before. */
    private Reading read(Dialogue dialogue, Turn turn, String words) {
        Asked asked = switch (dialogue.stage) {
            case TAKE_OVER, GO_ON -> Asked.ofTwo("1", "2");
            case ALSO -> new Asked(false, true, false, List.of(new Asked.Option("yes", ""), new Asked.Option("no", "")),
                    List.of());
            case VERDICT -> two(turn);
            default -> screens.asked(turn, dialogue.asking, dialogue.language);
        };
        Reading reading = Reader.read(words, asked, dialogue.language);
        boolean between = dialogue.stage == Dialogue.Stage.TAKE_OVER || dialogue.stage == Dialogue.Stage.GO_ON;
        if (!between || !(reading instanceof Reading.Words) || dialogue.asking == null)
            return reading;
        Reading late = Reader.read(words, screens.asked(turn, dialogue.asking, dialogue.language), dialogue.language);
        if (!(late instanceof Reading.Words))
            dialogue.stage = Dialogue.Stage.ASKING;
        return late;
    }

    private static Asked two(Turn turn) {
        var ways = turn.shown().options();
        return ways.size() == 2 ? Asked.ofTwo(ways.get(0).id(), ways.get(1).id())
                : new Asked(false, false, false, List.of(), List.of());
    }

    private void answer(Dialogue dialogue, Turn turn, Reading reading, Heard text) {
        switch (reading) {
            case Reading.Human h -> human(dialogue, turn);
            case Reading.Web w -> saying.web(dialogue, turn);
            case Reading.Back b -> back(dialogue, turn);
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
        String picked = dialogue.asking;
        dialogue.ask(picked);
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

    void stop(Dialogue dialogue) {
        Instant now = clock.instant();
        TextLine.drop(dialogue.id, now);
        dialogue.stage = Dialogue.Stage.STOPPED;
        if (dialogue.assessment != null)
            alarm.left(conversation.of(dialogue.assessment), now);
    }

    /** The open question once more. */
    void takeUp(Dialogue dialogue) {
        dialogue.heardAt = clock.instant();
        if (dialogue.assessment == null)
            opening.goOn(dialogue, false);
        else
            saying.goOn(dialogue, conversation.of(dialogue.assessment));
    }

    void decideFor(Dialogue dialogue) {
        dialogue.heardAt = clock.instant();
        opening.goOn(dialogue, true);
    }
}
