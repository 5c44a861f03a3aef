package org.tourniquet.triage.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;

/** Plays a townsperson's assessment of the past, answer by answer, as it would have been stored then. */
@ApplicationScoped
public class DemoAssessment {

    private static final Duration PACE = Duration.ofSeconds(14);

    /** Somebody fictional, in example domains and fictional numbers. */
    public record Person(String name, String email, String phone, String language) {
    }

    /** A question's id and the ids that were chosen. */
    public record Said(String question, String... chosen) {
    }

    private final Protocols protocols;
    private final Conversation conversation;
    private final Telling telling;
    private final FieldCipher cipher;
    private final AssessmentConfig config;

    DemoAssessment(Protocols protocols, Conversation conversation, Telling telling, FieldCipher cipher,
            AssessmentConfig config) {
        this.protocols = protocols;
        this.conversation = conversation;
        this.telling = telling;
        this.cipher = cipher;
        this.config = config;
    }

    /** Null when the protocol is not in this build. */
    @Transactional
    public UUID play(Instant from, Person person, UUID incident, List<Said> answers) {
        Protocols.Published published = protocols.newest("natural-disaster").orElse(null);
        if (published == null)
            return null;
        Assessment a = begun(published, from, person, incident);
        for (Said said : answers)
            keep(a, said, from.plus(PACE.multipliedBy(a.answers + 1L)));
        a.end(a.heardAt);
        telling.tell(conversation.of(a.id), AssessmentMoved.What.DECIDED, a.heardAt);
        return a.id;
    }

    private Assessment begun(Protocols.Published published, Instant from, Person person, UUID incident) {
        var a = new Assessment();
        a.id = UUID.randomUUID();
        a.token = Secrets.token();
        a.passport = Secrets.passport();
        a.protocolKey = published.key();
        a.protocolVersion = published.version();
        a.protocolHash = published.hash();
        a.language = person.language();
        a.mode = "LIVE";
        a.incident = incident;
        a.startedAt = from;
        a.heardAt = from;
        a.know(Contact.of(person.name(), person.email(), person.phone(), config.country(), cipher));
        a.persist();
        return a;
    }

    private void keep(Assessment a, Said said, Instant at) {
        var line = new GivenAnswer();
        line.assessment = a.id;
        line.seq = a.heard(at);
        line.question = said.question();
        line.sealedValue = cipher.seal(String.join("\n", said.chosen()));
        line.key = "demo-" + a.answers;
        line.at = at;
        line.persist();
    }
}
