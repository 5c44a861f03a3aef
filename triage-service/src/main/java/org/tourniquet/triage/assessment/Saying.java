package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.texting.Bubbles;
import org.tourniquet.triage.assessment.texting.Segments;
import org.tourniquet.triage.protocol.Step;
import org.tourniquet.triage.protocol.Verdict;

/** What a dialogue says next: kept in the same transaction as the answer before it, and sent from there. */
@ApplicationScoped
class Saying {

    private final TextScreens screens;
    private final TextVerdict verdicts;
    private final ResumeCodes codes;
    private final Resting resting;
    private final FieldCipher cipher;
    private final Clock clock;

    Saying(TextScreens screens, TextVerdict verdicts, ResumeCodes codes, Resting resting, FieldCipher cipher,
            Clock clock) {
        this.screens = screens;
        this.verdicts = verdicts;
        this.codes = codes;
        this.resting = resting;
        this.cipher = cipher;
        this.clock = clock;
    }

    void say(Dialogue dialogue, List<String> texts) {
        say(dialogue, TextLine.Kind.OURS, texts);
    }

    private void say(Dialogue dialogue, TextLine.Kind kind, List<String> texts) {
        texts.forEach(t -> TextLine.out(dialogue, kind, cipher.seal(t), clock.instant()).persistAndFlush());
    }

    /** The first question, with the emergency number before it. */
    void first(Dialogue dialogue, Turn turn) {
        dialogue.ask(((Step.Ask) turn.step()).question().id());
        say(dialogue, screens.first(turn, dialogue.asking, verdicts.number(), dialogue.anew, dialogue.language));
    }

    /** After an answer: the verdict, a person after several "I don't know", or the next question. */
    void goOn(Dialogue dialogue, Turn turn) {
        int answers = turn.answers().log().size();
        boolean offer = turn.step() instanceof Step.Ask ask && ask.offerHuman() && turn.verdict().isEmpty()
                && answers - dialogue.offeredAt >= turn.published().protocol().limits().unknownStreak();
        if (!offer) {
            ask(dialogue, turn, null);
            return;
        }
        dialogue.offeredAt = answers;
        dialogue.asking = ((Step.Ask) turn.step()).question().id();
        dialogue.stage = Dialogue.Stage.TAKE_OVER;
        say(dialogue, screens.two(Said.of(dialogue.language).words().take_over(), Understanding.takeOver(dialogue.language)));
    }

    /** The open question, or the verdict if there is none. */
    void ask(Dialogue dialogue, Turn turn, String lead) {
        if (turn.verdict().isPresent() || !(turn.step() instanceof Step.Ask ask)) {
            verdict(dialogue, turn);
            return;
        }
        boolean check = lead == null && ask.why().kind() == Step.Why.Kind.CHECK;
        dialogue.ask(ask.question().id());
        boolean offered = dialogue.enoughOffered;
        dialogue.enoughOffered |= turn.enough().isPresent();
        say(dialogue, screens.question(turn, dialogue.asking,
                check ? Said.of(dialogue.language).reasons().check_again() : lead, offered, dialogue.language));
    }

    /** The question that was asked last, even if it has an answer. */
    void again(Dialogue dialogue, Turn turn, String lead) {
        if (dialogue.asking == null)
            ask(dialogue, turn, lead);
        else {
            dialogue.ask(dialogue.asking);
            say(dialogue, screens.question(turn, dialogue.asking, lead, true, dialogue.language));
        }
    }

    /** Danger was written of: the number at once, and the question about it. */
    void safety(Dialogue dialogue, Turn turn) {
        ask(dialogue, turn, TextScreens.words(dialogue.language).danger(verdicts.number()));
    }

    void also(Dialogue dialogue, Turn turn, String issue) {
        Said said = Said.of(dialogue.language);
        dialogue.stage = Dialogue.Stage.ALSO;
        dialogue.named = issue;
        String label = said.label(turn.published().protocol(), Optional.of(issue));
        say(dialogue, screens.two(TextScreens.words(dialogue.language).also(label), Understanding.also(dialogue.language)));
    }

    private void verdict(Dialogue dialogue, Turn turn) {
        Verdict verdict = turn.shown();
        boolean ways = verdict.options().size() == 2 && verdict.status() != Verdict.Status.RED_FLAG;
        dialogue.stage = ways ? Dialogue.Stage.VERDICT : Dialogue.Stage.HUMAN;
        say(dialogue, TextLine.Kind.VERDICT, List.of(verdicts.of(turn, dialogue.language)));
    }

    /** The steps of the way that was chosen. */
    void way(Dialogue dialogue, Turn turn) {
        turn.way().ifPresent(w -> say(dialogue, screens.way(w, dialogue.language)));
    }

    void human(Dialogue dialogue, Turn turn) {
        var lines = new ArrayList<String>();
        verdicts.due(turn.assessment(), turn.shown().urgency(), Said.of(dialogue.language)).ifPresent(lines::add);
        say(dialogue, Bubbles.of(TextScreens.words(dialogue.language).human(), lines, ""));
    }

    void stillThere(Dialogue dialogue) {
        say(dialogue, screens.two(TextScreens.words(dialogue.language).still_there(), Understanding.goOn(dialogue.language)));
    }

    /** A link for this device, and six digits for another, bound to this telephone. */
    void web(Dialogue dialogue, Turn turn) {
        TextMessages words = TextScreens.words(dialogue.language);
        String code = codes.issueByText(turn.assessment().id, resting.life(turn.assessment()));
        say(dialogue, List.of(Segments.thrifty(words.web(verdicts.link(turn.assessment()))),
                Segments.thrifty(words.web_code(verdicts.codePage(), code))));
    }

    void languages(Dialogue dialogue) {
        say(dialogue, screens.languages(verdicts.number()));
    }

    void subjects(Dialogue dialogue, List<Protocols.Published> current) {
        say(dialogue, screens.subjects(current, verdicts.number(), dialogue.language));
    }
}
