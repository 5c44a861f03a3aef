package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;

/**
 * The third door of an assessment, beside page and API: texts. Says of each whether it belongs to a dialogue, begins one,
 * or is for a human; and keeps what we answer until the broker has it.
 */
@ApplicationScoped
public class TextDoor {

    /** A text of ours on its way out. */
    public record Outgoing(UUID id, String print, String sealedPhone, String language, String sealedBody, UUID incident,
            String mode, Instant at) {
    }

    /**
     * A text of ours, for the story.
     *
     * @param state how it fared, as {@code message-settled} says it; null while nobody has told us
     */
    public record Ours(Instant at, boolean verdict, String text, boolean handedOn, String state, String reason) {
    }

    /** Own words of a person in a dialogue, for the story. */
    public record Words(Instant at, String text) {
    }

    private final Talk talk;
    private final Interruptions interruptions;
    private final Beginning beginning;
    private final Humans humans;
    private final Resting resting;
    private final EarlyTexts early;
    private final TextingConfig config;
    private final FieldCipher cipher;
    private final Clock clock;

    TextDoor(Talk talk, Interruptions interruptions, Beginning beginning, Resting resting, EarlyTexts early, Humans humans,
            TextingConfig config, FieldCipher cipher, Clock clock) {
        this.talk = talk;
        this.interruptions = interruptions;
        this.beginning = beginning;
        this.resting = resting;
        this.early = early;
        this.humans = humans;
        this.config = config;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** The same text twice happens once. */
    @Transactional
    public Heard.Into heard(Heard text) {
        if (TextLine.findById(text.id()) != null)
            return Heard.Into.DIALOGUE;
        Optional<Dialogue> resting = this.resting.of(text.print());
        Optional<Dialogue> open = resting.filter(d -> !d.over());
        if (open.isPresent() && open.get().assessment == null && beginning.nothingToAsk())
            return giveWay(open.get());
        if (open.isPresent())
            return humanSpokeLast(open.get(), text) ? giveWay(open.get()) : talk.heard(open.get(), text);
        if (resting.filter(d -> talk.endangered(d, text)).isPresent())
            return talk.danger(resting.get(), text);
        return begun(text, resting.isPresent());
    }

    private Heard.Into begun(Heard text, boolean before) {
        Optional<Dialogue> left = resting.left(text.print()).filter(d -> !humanSpokeLast(d, text));
        if (!beginning.wanted(text, before, left.isPresent()))
            return beginning.early(text, before) ? early.keep(text) : Heard.Into.STORY;
        talk.begin(left.map(d -> beginning.anew(text, d)).orElseGet(() -> beginning.of(text)), text,
                beginning.word(text.words()).isPresent());
        return Heard.Into.DIALOGUE;
    }

    /** A text of danger that came outside of a dialogue: the number and the safety question, in a dialogue about this story. */
    @Transactional
    public void endangered(UUID assessment, String print, String sealedPhone) {
        Optional<Dialogue> known = resting.of(print).filter(d -> assessment.equals(d.assessment));
        if (known.filter(d -> d.stage == Dialogue.Stage.STOPPED).isEmpty())
            talk.endangered(known.orElseGet(() -> Dialogue.begin(print, sealedPhone, clock.instant())), assessment);
    }

    /** Whether this telephone is asked by text in this assessment. */
    public boolean speaks(UUID assessment, String print) {
        return Dialogue.ofAssessment(assessment).filter(d -> print.equals(d.phonePrint)).isPresent();
    }

    /** What cannot be gone on with: from here on a human reads. */
    @Transactional
    public void giveWay(String print) {
        resting.of(print).filter(d -> !d.over()).ifPresent(TextDoor::giveWay);
    }

    /** Of somebody whose language nobody knows: that of a dialogue of theirs, or of their letters and words. */
    @Transactional
    public Optional<String> language(String print, String words) {
        return Dialogue.language(print).or(() -> beginning.guess(words));
    }

    /** For whoever works on the texts of one telephone, to the end of their transaction. */
    public static void hold(String print) {
        Dialogue.hold(print);
    }

    /** Who was last spoken to by a human answers the human. */
    private static boolean humanSpokeLast(Dialogue dialogue, Heard text) {
        return text.humanSpokeAt() != null && !TextLine.anyAfter(dialogue.id, text.humanSpokeAt());
    }

    private static Heard.Into giveWay(Dialogue dialogue) {
        dialogue.stage = Dialogue.Stage.HUMAN;
        return Heard.Into.STORY;
    }

    /** No more texts: what has not left never will, and what was told so far waits for a human. */
    @Transactional
    public void stopped(String print) {
        resting.of(print).filter(d -> !d.over()).ifPresent(interruptions::stop);
    }

    /** Texts are welcome again: the open question once more. */
    @Transactional
    public void started(String print) {
        resting.of(print).filter(d -> d.stage == Dialogue.Stage.STOPPED).ifPresent(interruptions::takeUp);
    }

    /** Who was asked for language or subject and does not say it. */
    @Transactional
    public List<UUID> undecided() {
        return Dialogue.undecided(clock.instant().minus(config.undecided()));
    }

    /** They get the first question anyway; or a human, where there is none. */
    @Transactional
    public void decideFor(UUID id) {
        Dialogue dialogue = Dialogue.findById(id);
        if (dialogue.assessment != null || dialogue.over())
            return;
        if (!beginning.nothingToAsk()) {
            interruptions.decideFor(dialogue);
            return;
        }
        dialogue.stage = Dialogue.Stage.HUMAN;
        humans.open(new Humans.Wish("text " + id, dialogue.incident, dialogue.language == null ? "en" : dialogue.language,
                new Contact(null, null, dialogue.sealedPhone, null, dialogue.phonePrint),
                TextLine.heard(id).stream().map(l -> cipher.open(l.sealedBody)).toList()));
    }

    /** Texts that led to nothing, as old as the retention. */
    @Transactional
    public long forget(Instant before) {
        return Dialogue.forget(before);
    }

    void moved(@Observes AssessmentMoved moved) {
        if (moved.what() == AssessmentMoved.What.WENT_SILENT)
            Dialogue.ofAssessment(moved.assessment()).filter(d -> !d.over()).ifPresent(interruptions::nudge);
    }

    /** In the order in which they were said. */
    public List<Outgoing> waiting(int most) {
        return TextLine.toPublish(most, clock.instant().minus(config.apart())).stream().map(TextDoor::outgoing).toList();
    }

    private static Outgoing outgoing(TextLine line) {
        Dialogue d = Dialogue.findById(line.dialogue);
        return new Outgoing(line.id, d.phonePrint, d.sealedPhone, d.language == null ? "en" : d.language, line.sealedBody,
                d.incident, "LIVE", line.at);
    }

    public void told(List<UUID> ids) {
        TextLine.update("publishedAt = ?1 where id in ?2", clock.instant(), ids);
    }

    /** How a text of ours fared; whether it was one of ours at all. */
    @Transactional
    public boolean settled(UUID id, String state, String reason, Instant at) {
        // settlements are heard side by side: the row is locked, so the furthest one stays
        TextLine line = TextLine.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (line == null)
            return false;
        if (line.settle(state, reason, at) && line.lost())
            interruptions.lost(Dialogue.findById(line.dialogue), line);
        return true;
    }

    /** What an agent must know of our texts: the verdicts, and whatever did not arrive. */
    @Transactional
    public List<Ours> ours(UUID assessment) {
        return TextLine.told(assessment).stream().map(l -> new Ours(l.at, l.kind == TextLine.Kind.VERDICT,
                cipher.open(l.sealedBody), l.publishedAt != null, l.state, l.reason)).toList();
    }

    /** What somebody wrote in own words before there was a story to put it into. */
    @Transactional
    public List<Words> words(UUID assessment) {
        return TextLine.words(assessment).stream().map(l -> new Words(l.at, cipher.open(l.sealedBody))).toList();
    }
}
