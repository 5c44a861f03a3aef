package org.tourniquet.triage.assessment;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.protocol.Answer;
import org.tourniquet.triage.protocol.Answers;
import org.tourniquet.triage.protocol.Protocol;
import org.tourniquet.triage.protocol.QuestionType;

/** What people chose in past assessments, without anything that says who they are or what they wrote. */
@ApplicationScoped
public class Past {

    private final Protocols protocols;
    private final FieldCipher cipher;

    Past(Protocols protocols, FieldCipher cipher) {
        this.protocols = protocols;
        this.cipher = cipher;
    }

    /** The latest first; those who gave no answer are left out. */
    @Transactional
    public List<Answers> last(String key, int many) {
        return Assessment.<Assessment> find("protocolKey = ?1 and answers > 0 order by startedAt desc", key)
                .page(0, many).list().stream().map(this::answers).toList();
    }

    private Answers answers(Assessment assessment) {
        Protocol protocol = protocols.pinned(assessment.protocolKey, assessment.protocolVersion, assessment.protocolHash)
                .orElseThrow().protocol();
        return new Answers(GivenAnswer.of(assessment.id).stream().flatMap(line -> answer(protocol, line).stream()).toList());
    }

    private Optional<Answer> answer(Protocol protocol, GivenAnswer line) {
        return protocol.question(line.question).filter(q -> q.type() != QuestionType.TEXT)
                .map(q -> new Answer(q.id(), GivenAnswer.read(q.type(), cipher.open(line.sealedValue))));
    }
}
