package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.protocol.Answer;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Phase;
import org.tourniquet.triage.protocol.Value;

/** All that an assessment was told, sealed line by line: read once for each turn, added to, never changed. */
@ApplicationScoped
class AnswerLog {

    /** An assessment with all it was told, read once. */
    record Told(Assessment assessment, Protocols.Published published, List<GivenAnswer> lines, Answers answers) {

        boolean asksForSafety(String question) {
            return published.engine().safety().filter(q -> q.id().equals(question)).isPresent();
        }

        boolean asksForContext(String question) {
            return published.protocol().question(question).filter(q -> q.phase() == Phase.CONTEXT).isPresent();
        }
    }

    private final Protocols protocols;
    private final FieldCipher cipher;

    AnswerLog(Protocols protocols, FieldCipher cipher) {
        this.protocols = protocols;
        this.cipher = cipher;
    }

    Told of(Assessment assessment) {
        Protocols.Published published = protocols
                .pinned(assessment.protocolKey, assessment.protocolVersion, assessment.protocolHash).orElseThrow();
        return told(assessment, published, GivenAnswer.of(assessment.id));
    }

    /** As it was when this line had just been kept. */
    Told until(Told log, GivenAnswer line) {
        return told(log.assessment(), log.published(), log.lines().stream().filter(l -> l.seq <= line.seq).toList());
    }

    void keep(Assessment assessment, String question, Value value, String key, Instant now) {
        var line = new GivenAnswer();
        line.assessment = assessment.id;
        line.seq = assessment.heard(now);
        line.question = question;
        line.sealedValue = cipher.seal(String.join("\n", value.raw()));
        line.key = key;
        line.at = now;
        line.persist();
    }

    private Told told(Assessment assessment, Protocols.Published published, List<GivenAnswer> lines) {
        return new Told(assessment, published, lines,
                new Answers(lines.stream().map(l -> new Answer(l.question, value(published, l))).toList()));
    }

    private Value value(Protocols.Published published, GivenAnswer line) {
        return GivenAnswer.read(published.protocol().question(line.question).orElseThrow().type(),
                cipher.open(line.sealedValue));
    }
}
