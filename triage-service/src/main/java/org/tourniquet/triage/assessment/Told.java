package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.protocol.Issue;
import org.tourniquet.triage.protocol.Question;
import org.tourniquet.triage.protocol.Value;
import org.tourniquet.triage.protocol.Verdict;

/** What a person has told in an assessment, for those who help them: nobody asks for it again. */
@ApplicationScoped
public class Told {

    /** One answer; own words are marked, since they are the person's and in their language. */
    public record Line(Instant at, String question, String answer, boolean ownWords, boolean corrected) {
    }

    private final Conversation conversation;
    private final Finding finding;
    private final FieldCipher cipher;

    Told(Conversation conversation, Finding finding, FieldCipher cipher) {
        this.conversation = conversation;
        this.finding = finding;
        this.cipher = cipher;
    }

    /** Every answer in order, said in the language of the reader. */
    @Transactional
    public List<Line> answers(UUID assessment, String language) {
        Said said = Said.of(language);
        Turn turn = conversation.of(assessment);
        var lines = new ArrayList<Line>();
        var seen = new HashSet<String>();
        for (GivenAnswer line : GivenAnswer.of(assessment)) {
            Question q = turn.published().protocol().question(line.question).orElseThrow();
            Value value = GivenAnswer.read(q.type(), cipher.open(line.sealedValue));
            lines.add(new Line(line.at, q.text().in(language), said.answer(q, value, turn.published().protocol()),
                    value instanceof Value.Words, !seen.add(line.question) && !(value instanceof Value.Words)));
        }
        return lines;
    }

    /** The verdict as it stands, for a reader of this language. */
    @Transactional
    public Optional<VerdictView> verdict(UUID assessment, String language) {
        Turn turn = conversation.of(assessment);
        if (turn.answers().log().isEmpty())
            return Optional.empty();
        return Optional.of(finding.of(turn, Said.of(language)));
    }

    /** What the agent's first sentence may be, by how far the answers agree; nothing where they do so half and half. */
    @Transactional
    public Optional<String> advice(UUID assessment) {
        Turn turn = conversation.of(assessment);
        Verdict found = turn.found();
        if (found.winner().isEmpty() || turn.answers().log().isEmpty() || found.status() == Verdict.Status.RED_FLAG)
            return Optional.empty();
        Said said = Said.of(Telling.DESK);
        return switch (found.confidence().level()) {
            case HIGH -> Optional.of("The answers agree well: go straight to the two ways.");
            case LOW -> found.runnerUp().map(r -> "The answers do not agree well. Ask first which comes first: “"
                    + said.label(turn.published().protocol(), found.winner()) + "” or “"
                    + said.label(turn.published().protocol(), found.runnerUp()) + "”?");
            case MEDIUM -> Optional.empty();
        };
    }

    /** What a story of this trouble is filed under; nothing without a single first issue. */
    @Transactional
    public Optional<String> storyTag(UUID assessment) {
        Turn turn = conversation.of(assessment);
        return turn.shown().winner().flatMap(turn.published().protocol()::issue).map(Issue::storyTag).filter(t -> !t.isBlank());
    }

    /** Whether this browser began that assessment. */
    @Transactional
    public boolean holds(String token, UUID assessment) {
        return token != null && assessment != null
                && Assessment.ofToken(token).filter(a -> a.id.equals(assessment)).isPresent();
    }
}
