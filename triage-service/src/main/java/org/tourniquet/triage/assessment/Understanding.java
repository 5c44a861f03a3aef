package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.texting.Asked;
import org.tourniquet.triage.assessment.texting.Reader;
import org.tourniquet.triage.assessment.texting.Reading;
import org.tourniquet.triage.protocol.Issue;

/** Understands a text as an answer to what was asked last, whatever that was: a question, two ways on, or a verdict. */
@ApplicationScoped
class Understanding {

    private final TextScreens screens;

    Understanding(TextScreens screens) {
        this.screens = screens;
    }

    /** Where two ways on stood after a question, the text may as well be an answer to that question. */
    Reading of(Dialogue dialogue, Turn turn, String words) {
        Reading reading = offered(Reader.read(words, asked(dialogue, turn), dialogue.language), dialogue, turn);
        boolean between = dialogue.stage == Dialogue.Stage.TAKE_OVER || dialogue.stage == Dialogue.Stage.GO_ON;
        if (!between || !(reading instanceof Reading.Words) || dialogue.asking == null)
            return reading;
        Optional<Boolean> bare = Reader.bareYesOrNo(words);
        if (bare.isPresent())
            return bare(dialogue.stage, bare.get());
        Reading late = offered(Reader.read(words, question(dialogue, turn), dialogue.language), dialogue, turn);
        if (!(late instanceof Reading.Words))
            dialogue.stage = Dialogue.Stage.ASKING;
        return late;
    }

    /** "Enough" is an answer where something is known so far, "more" where it was taken as enough, or going on was asked. */
    private static Reading offered(Reading reading, Dialogue dialogue, Turn turn) {
        boolean enough = turn.enough().isPresent() && turn.verdict().isEmpty() && dialogue.stage != Dialogue.Stage.ALSO;
        return switch (reading) {
            case Reading.Enough e -> enough ? reading : new Reading.Words();
            case Reading.More m -> switch (dialogue.stage) {
                case GO_ON -> new Reading.Choice(List.of("1"));
                case TAKE_OVER -> new Reading.Choice(List.of("2"));
                case VERDICT -> turn.enough().isPresent() ? reading : new Reading.Words();
                default -> new Reading.Words();
            };
            default -> reading;
        };
    }

    /**
     * "Shall a person take over?" can be answered so. "No" to "Are you still there?" is a riddle, not "none of these dangers".
     */
    private static Reading bare(Dialogue.Stage stage, boolean yes) {
        if (stage == Dialogue.Stage.TAKE_OVER)
            return new Reading.Choice(List.of(yes ? "1" : "2"));
        return yes ? new Reading.Choice(List.of("1")) : new Reading.Words();
    }

    static Asked takeOver(String language) {
        return Asked.ofTwo(new Asked.Option("1", TextScreens.words(language).a_person()),
                new Asked.Option("2", TextScreens.words(language).go_on()));
    }

    static Asked goOn(String language) {
        return Asked.ofTwo(new Asked.Option("1", TextScreens.words(language).go_on()),
                new Asked.Option("2", TextScreens.words(language).call_me()));
    }

    static Asked also(String language) {
        return Asked.ofYesAndNo(TextScreens.words(language).is_so(), TextScreens.words(language).not_so());
    }

    private Asked asked(Dialogue dialogue, Turn turn) {
        return switch (dialogue.stage) {
            case TAKE_OVER -> takeOver(dialogue.language);
            case GO_ON -> goOn(dialogue.language);
            case ALSO -> also(dialogue.language);
            case VERDICT -> ways(turn, dialogue.language);
            default -> question(dialogue, turn);
        };
    }

    private Asked question(Dialogue dialogue, Turn turn) {
        return screens.asked(turn, dialogue.asking, dialogue.language);
    }

    private static Asked ways(Turn turn, String language) {
        var ways = turn.shown().options();
        return ways.size() == 2 ? Asked.ofTwo(way(ways.get(0), language), way(ways.get(1), language))
                : new Asked(false, false, false, List.of(), List.of());
    }

    private static Asked.Option way(Issue.Way way, String language) {
        return new Asked.Option(way.id(), way.label().in(language));
    }

    /** What kind of line a text is in the log of its dialogue. */
    static TextLine.Kind kind(Reading reading) {
        return switch (reading) {
            case Reading.Words w -> TextLine.Kind.WORDS;
            case Reading.Human h -> TextLine.Kind.WISH;
            case Reading.Back b -> TextLine.Kind.WISH;
            case Reading.Web w -> TextLine.Kind.WISH;
            case Reading.Enough e -> TextLine.Kind.WISH;
            case Reading.More m -> TextLine.Kind.WISH;
            default -> TextLine.Kind.ANSWER;
        };
    }
}
