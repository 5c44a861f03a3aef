package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One person's dialogue by text message: which telephone, where it stands and what the next text is an answer to. */
@Entity
class Dialogue extends PanacheEntityBase {

    /** What the next text answers. */
    enum Stage {
        /** Nothing: we may hear of an incident in a moment. */
        WAITING,
        /** In which language? */
        LANGUAGE,
        /** What is it about? */
        SUBJECT,
        /** The question in {@code asking}. */
        ASKING,
        /** After several "I don't know": shall a person take over? */
        TAKE_OVER,
        /** After a silence: go on, or be called? */
        GO_ON,
        /** Does what was named but not ticked happen too? */
        ALSO,
        /** Which of the two ways? */
        VERDICT,
        /** Nothing: a human has it, or the person wants no texts. */
        HUMAN,
        STOPPED
    }

    /** After these the next text belongs to the story, and a new dialogue begins only when it is asked for. */
    static final List<Stage> OVER = List.of(Stage.HUMAN, Stage.STOPPED);

    @Id
    UUID id;
    String phonePrint;
    String sealedPhone;
    @Enumerated(EnumType.STRING)
    Stage stage;
    String language;
    String protocol;
    UUID incident;
    UUID assessment;
    String asking;
    String named;
    int misses;
    int offeredAt;
    boolean enoughOffered;
    Instant nudgedAt;
    Instant beganAt;
    Instant heardAt;
    /** Begun while an earlier one was left too long ago; said once. */
    @Transient
    boolean anew;

    static Dialogue begin(String phonePrint, String sealedPhone, Instant now) {
        var dialogue = new Dialogue();
        dialogue.id = UUID.randomUUID();
        dialogue.phonePrint = phonePrint;
        dialogue.sealedPhone = sealedPhone;
        dialogue.stage = Stage.LANGUAGE;
        dialogue.beganAt = now;
        dialogue.heardAt = now;
        return dialogue;
    }

    /** A question is out; whatever went wrong before is forgotten. */
    void ask(String question) {
        stage = Stage.ASKING;
        asking = question;
        named = null;
    }

    /** One more text that is no answer; whether it is once too often. */
    boolean missed() {
        return ++misses > 1;
    }

    boolean over() {
        return OVER.contains(stage);
    }

    /** Texts of one telephone happen one after the other, whoever works on them. */
    static void hold(String phonePrint) {
        getEntityManager().createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:print, 0))")
                .setParameter("print", phonePrint).getSingleResult();
    }

    static Optional<Dialogue> newest(String phonePrint) {
        return find("phonePrint = ?1 order by beganAt desc", phonePrint).firstResultOptional();
    }

    /** Those that wait for an incident, oldest first. */
    static List<Dialogue> waiting() {
        return list("stage = ?1 order by beganAt", Stage.WAITING);
    }

    static Optional<Dialogue> ofAssessment(UUID assessment) {
        return find("assessment", assessment).firstResultOptional();
    }

    /** Those who were asked for a language or a subject and said nothing more. */
    static List<UUID> undecided(Instant silentSince) {
        return Dialogue.<Dialogue> list("assessment is null and heardAt < ?1 and stage in ?2 order by heardAt", silentSince,
                List.of(Stage.LANGUAGE, Stage.SUBJECT)).stream().map(d -> d.id).toList();
    }

    /** The language in which this telephone was last spoken with. */
    static Optional<String> language(String phonePrint) {
        return Dialogue.<Dialogue> find("phonePrint = ?1 and language is not null order by beganAt desc", phonePrint)
                .firstResultOptional().map(d -> d.language);
    }

    /** Those that never came to an assessment; the others go with theirs. */
    static long forget(Instant before) {
        return delete("assessment is null and heardAt < ?1", before);
    }
}
