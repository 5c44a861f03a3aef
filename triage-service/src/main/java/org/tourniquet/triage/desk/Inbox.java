package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Patience;
import org.tourniquet.triage.assessment.EarlyTexts;
import org.tourniquet.triage.assessment.Heard;
import org.tourniquet.triage.assessment.TextDoor;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Brings each text and mail where it belongs: into the person's dialogue by text, into their story, or into both. */
@ApplicationScoped
class Inbox {

    private static final String STOP = "STOP";
    /** Whoever writes later than this after the end writes about something new. */
    private static final Duration LATELY = Duration.ofHours(72);

    private final TextDoor texts;
    private final EarlyTexts early;
    private final Hearing hearing;
    private final Rescue rescue;
    private final FieldCipher cipher;
    private final Clock clock;

    Inbox(TextDoor texts, EarlyTexts early, Hearing hearing, Rescue rescue, FieldCipher cipher, Clock clock) {
        this.texts = texts;
        this.early = early;
        this.hearing = hearing;
        this.rescue = rescue;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** What we cannot make sense of is still somebody's words: a human gets them, whatever broke. */
    void reply(ReplyReceived reply) {
        if (reply.answers() != null)
            return;
        try {
            QuarkusTransaction.requiringNew().run(() -> sorted(reply));
        } catch (RuntimeException e) {
            if (Patience.away(e) || reply.keyword() != null)
                throw e;
            rescue.told(reply.id(), e);
            QuarkusTransaction.requiringNew().run(() -> rescued(reply));
        }
    }

    /** The dialogue is over, since it would break again; the next text is for the human too. */
    private void rescued(ReplyReceived reply) {
        texts.giveWay(reply.from());
        hearing.reply(reply, false);
    }

    private void sorted(ReplyReceived reply) {
        Hearing.lock(reply.from());
        Optional<Ticket> ticket = Tickets.ofAddress(reply.from());
        if (reply.keyword() != null)
            keyword(reply, ticket);
        else {
            Heard.Into into = into(reply, ticket);
            if (into != Heard.Into.DIALOGUE)
                hearing.reply(reply, into == Heard.Into.STORY);
        }
    }

    /** What waited for an incident long enough; what waited for one that is known by now begins. */
    List<UUID> inVain() {
        early.begin();
        return early.inVain();
    }

    /** A human reads it. */
    @Transactional
    void handOver(UUID waiting) {
        early.release(waiting).forEach(text -> hearing.reply(new ReplyReceived(text.id(), "SMS", text.print(),
                text.sealedPhone(), text.sealedBody(), text.at(), text.language(), null, null),
                true));
    }

    private Heard.Into into(ReplyReceived reply, Optional<Ticket> ticket) {
        if (!"SMS".equals(reply.medium()) || Message.findById(reply.id()) != null)
            return Heard.Into.STORY;
        return texts.heard(new Heard(reply.id(), reply.from(), cipher.open(reply.sealedAddress()),
                cipher.open(reply.sealedBody()), reply.language(), at(reply), story(ticket),
                ticket.map(t -> Message.lastTextTo(t.id)).orElse(null)));
    }

    private Instant at(ReplyReceived reply) {
        return reply.receivedAt() == null ? clock.instant() : reply.receivedAt();
    }

    private Heard.Story story(Optional<Ticket> ticket) {
        if (ticket.isEmpty())
            return Heard.Story.NONE;
        if (ticket.get().state != Ticket.State.CLOSED)
            return ticket.get().unasked() ? Heard.Story.UNASKED : Heard.Story.OPEN;
        return ticket.get().closedAt.isBefore(clock.instant().minus(LATELY)) ? Heard.Story.PAST : Heard.Story.CLOSED;
    }

    /** Messages end as the law says; what was raised stays raised, and an agent sees that texts do not arrive any more. */
    private void keyword(ReplyReceived reply, Optional<Ticket> ticket) {
        boolean stop = STOP.equals(reply.keyword());
        if ("SMS".equals(reply.medium()) && stop)
            texts.stopped(reply.from());
        else if ("SMS".equals(reply.medium()))
            texts.started(reply.from());
        Moment.Kind kind = stop ? Moment.Kind.STOPPED : Moment.Kind.STARTED;
        ticket.or(() -> Tickets.ofAddress(reply.from())).filter(t -> t.state != Ticket.State.CLOSED)
                .filter(t -> Moment.none(t.id, kind, at(reply)))
                .ifPresent(t -> Moment.of(t, kind, null, reply.medium(), at(reply)));
    }

    /** How a text of ours or of an agent's fared. */
    @Transactional
    void settled(MessageSettled settled) {
        if (!texts.settled(settled.id(), settled.state(), settled.reason(),
                settled.at() == null ? clock.instant() : settled.at()))
            hearing.settled(settled);
    }
}
