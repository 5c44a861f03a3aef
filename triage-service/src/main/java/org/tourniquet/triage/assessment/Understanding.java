package org.tourniquet.triage.assessment;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.texting.Asked;
import org.tourniquet.triage.assessment.texting.Reader;
import org.tourniquet.triage.assessment.texting.Reading;

/** Understands a text as an answer to what was asked last, whatever that was: a question, two ways on, or a verdict. */
@ApplicationScoped
class Understanding {

    private final TextScreens screens;

    Understanding(TextScreens screens) {
        this.screens = screens;
    }

    /** Where two ways on stood after a question, the text may as well be an answer to that question. */
    Reading of(Dialogue dialogue, Turn turn, String words) {
        Reading reading = Reader.read(words, asked(dialogue, turn), dialogue.language);
        boolean between = dialogue.stage == Dialogue.Stage.TAKE_OVER || dialogue.stage == Dialogue.Stage.GO_ON;
        if (!between || !(reading instanceof Reading.Words) || dialogue.asking == null)
            return reading;
        Reading late = Reader.read(words, question(dialogue, turn), dialogue.language);
        if (!(late instanceof Reading.Words))
            dialogue.stage = Dialogue.Stage.ASKING;
        return late;
    }

    private Asked asked(Dialogue dialogue, Turn turn) {
        return switch (dialogue.stage) {
            case TAKE_OVER, GO_ON -> Asked.ofTwo("1", "2");
            case ALSO -> new Asked(false, true, false, List.of(new Asked.Option("yes", ""), new Asked.Option("no", "")),
                    List.of());
            case VERDICT -> ways(turn);
            default -> question(dialogue, turn);
        };
    }

    private Asked question(Dialogue dialogue, Turn turn) {
        return screens.asked(turn, dialogue.asking, dialogue.language);
    }

    private static Asked ways(Turn turn) {
        var ways = turn.shown().options();
        return ways.size() == 2 ? Asked.ofTwo(ways.get(0).id(), ways.get(1).id())
                : new Asked(false, false, false, List.of(), List.of());
    }

    /** What kind of line a text is in the log of its dialogue. */
    static TextLine.Kind kind(Reading reading) {
        return switch (reading) {
            case Reading.Words w -> TextLine.Kind.WORDS;
            case Reading.Human h -> TextLine.Kind.WISH;
            case Reading.Back b -> TextLine.Kind.WISH;
            case Reading.Web w -> TextLine.Kind.WISH;
            default -> TextLine.Kind.ANSWER;
        };
    }
}
