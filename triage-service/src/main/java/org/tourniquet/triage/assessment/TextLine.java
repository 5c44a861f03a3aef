package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.Generated;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One text of a dialogue, sealed; an outgoing one is its own outbox row until the broker has it. */
@Entity
class TextLine extends PanacheEntityBase {

    /**
     * What it is: ours, the verdict among ours, an answer, a wish of how to go on, own words, or own words that already stand
     * in the story.
     */
    enum Kind {
        OURS,
        VERDICT,
        ANSWER,
        WISH,
        WORDS,
        TOLD
    }

    @Id
    UUID id;
    @Generated
    @Column(insertable = false, updatable = false)
    Long seq;
    UUID dialogue;
    String direction;
    @Enumerated(EnumType.STRING)
    Kind kind;
    String sealedBody;
    Instant at;
    Instant publishedAt;
    String state;
    String reason;
    Instant settledAt;

    static TextLine in(UUID id, Dialogue dialogue, String sealedBody, Instant at) {
        return of(id, dialogue, "IN", Kind.WORDS, sealedBody, at);
    }

    static TextLine out(Dialogue dialogue, Kind kind, String sealedBody, Instant at) {
        return of(UUID.randomUUID(), dialogue, "OUT", kind, sealedBody, at);
    }

    private static TextLine of(UUID id, Dialogue dialogue, String direction, Kind kind, String sealedBody, Instant at) {
        var line = new TextLine();
        line.id = id;
        line.dialogue = dialogue.id;
        line.direction = direction;
        line.kind = kind;
        line.sealedBody = sealedBody;
        line.at = at;
        return line;
    }

    /** How a text fared is told twice and out of order; only what is further on counts. */
    boolean settle(String now, String why, Instant when) {
        if (state != null && far(now) <= far(state))
            return false;
        state = now;
        reason = why;
        settledAt = when;
        return true;
    }

    private static int far(String state) {
        return switch (state) {
            case "UNKNOWN" -> 1;
            case "ACCEPTED" -> 2;
            default -> 3;
        };
    }

    /** Did not reach the phone, or nobody knows. */
    boolean lost() {
        return "FAILED".equals(state) || "OPTED_OUT".equals(state) || "UNKNOWN".equals(state);
    }

    /** What we said and an agent must know of: the verdicts, and whatever did not arrive. */
    static List<TextLine> told(UUID assessment) {
        return list("(kind = ?1 or direction = 'OUT' and state in ?2) and dialogue in "
                + "(select d.id from Dialogue d where d.assessment = ?3) order by seq", Kind.VERDICT,
                List.of("FAILED", "OPTED_OUT", "UNKNOWN"), assessment);
    }

    /**
     * Networks overtake, and "(2/3)" before "(1/3)" is hard to read: what follows another text to the same person waits until
     * that one had a moment to leave.
     */
    static List<TextLine> toPublish(int most, Instant aMomentAgo) {
        return find("""
                from TextLine l where l.direction = 'OUT' and l.publishedAt is null and not exists (
                    select p.id from TextLine p where p.dialogue = l.dialogue and p.direction = 'OUT' and p.seq < l.seq
                      and (p.publishedAt is null or p.publishedAt > ?1)) order by l.seq""", aMomentAgo)
                .page(0, most).list();
    }

    /** What the person wrote in own words and nobody has put into the story yet. */
    static List<TextLine> words(UUID assessment) {
        return list("kind = ?1 and dialogue in (select d.id from Dialogue d where d.assessment = ?2) order by seq", Kind.WORDS,
                assessment);
    }

    /** All that the person wrote. */
    static List<TextLine> heard(UUID dialogue) {
        return list("dialogue = ?1 and direction = 'IN' order by seq", dialogue);
    }

    static boolean anyAfter(UUID dialogue, Instant then) {
        return count("dialogue = ?1 and direction = 'OUT' and at > ?2", dialogue, then) > 0;
    }

    /** What has not left yet never will. */
    static void drop(UUID dialogue, Instant now) {
        update("publishedAt = ?1, state = 'DROPPED' where dialogue = ?2 and direction = 'OUT' and publishedAt is null", now,
                dialogue);
    }
}
