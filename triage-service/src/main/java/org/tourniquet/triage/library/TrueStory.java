package org.tourniquet.triage.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.tourniquet.kit.edge.Problem;
import org.tourniquet.kit.edge.SealedText;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How somebody got through: asked for after the help, told with consent, read by an editor; never invented. */
@Entity
class TrueStory extends PanacheEntityBase {

    enum State {
        ASKED,
        TOLD,
        PUBLISHED,
        REJECTED,
        WITHDRAWN
    }

    @Id
    UUID id;
    @Version
    int version;
    String token;
    UUID ticket;
    String situation;
    String tag;
    String language;
    @Enumerated(EnumType.STRING)
    State state;
    boolean example;
    String sealedTold;
    String sealedText;
    @Convert(converter = SealedText.class)
    String teller;
    Instant askedAt;
    Instant consentedAt;
    Instant judgedAt;
    String judgedBy;
    String reason;

    static TrueStory asked(String token, UUID ticket, String situation, String tag, String language, Instant now) {
        var story = new TrueStory();
        story.id = UUID.randomUUID();
        story.token = token;
        story.ticket = ticket;
        story.situation = situation;
        story.tag = tag;
        story.language = language;
        story.state = State.ASKED;
        story.askedAt = now;
        return story;
    }

    /** Told once; other words after that need a new consent, so they begin with a withdrawal. */
    void tell(String sealed, String name, String inLanguage, Instant now) {
        expect(state == State.ASKED || state == State.WITHDRAWN, "story-told", "This story has been told already");
        sealedTold = sealed;
        sealedText = sealed;
        teller = name;
        language = inLanguage;
        state = State.TOLD;
        consentedAt = now;
        judgedAt = null;
        judgedBy = null;
        reason = null;
    }

    /** The editor may shorten; the words as told are kept beside it. */
    void publish(String sealed, String name, String underTag, String editor, Instant now) {
        expect(state == State.TOLD || state == State.PUBLISHED || state == State.REJECTED, "story-not-told",
                "Without the teller's consent nothing is published");
        sealedText = sealed;
        teller = name;
        tag = underTag;
        judged(State.PUBLISHED, null, editor, now);
    }

    void reject(String why, String editor, Instant now) {
        expect(state == State.TOLD || state == State.PUBLISHED, "story-not-told", "There is nothing to reject");
        judged(State.REJECTED, why, editor, now);
    }

    private void judged(State verdict, String why, String editor, Instant now) {
        state = verdict;
        reason = why;
        judgedBy = editor;
        judgedAt = now;
    }

    /** The teller's word is the last one, at any time: nothing of the story stays. */
    void withdraw() {
        state = State.WITHDRAWN;
        sealedTold = null;
        sealedText = null;
        teller = null;
        consentedAt = null;
    }

    private static void expect(boolean holds, String code, String title) {
        if (!holds)
            throw new Problem(409, code, title);
    }

    static Optional<TrueStory> ofToken(String token) {
        return find("token", token).firstResultOptional();
    }

    static Optional<TrueStory> ofTicket(UUID ticket) {
        return find("ticket", ticket).firstResultOptional();
    }

    static List<TrueStory> in(State state) {
        return find("state = ?1 order by consentedAt desc", state).page(0, 200).list();
    }

    /** A true one before an example, the newest first. */
    static Optional<TrueStory> shown(String situation, String tag, String language) {
        return find("state = ?1 and situation = ?2 and tag = ?3 and language = ?4 order by example, consentedAt desc",
                State.PUBLISHED, situation, tag, language).firstResultOptional();
    }
}
