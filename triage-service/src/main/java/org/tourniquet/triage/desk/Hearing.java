package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.DangerWords;
import org.tourniquet.triage.assessment.Humans;
import org.tourniquet.triage.assessment.TextDoor;
import org.tourniquet.triage.library.StoryTold;

/** Hears what comes back: replies that join a story, and how our messages fared. */
@ApplicationScoped
class Hearing {

    private static final int LONGEST = 10_000;

    private final FieldCipher cipher;
    private final DangerWords danger;
    private final Warning warning;
    private final Strangers strangers;
    private final Receipt receipt;
    private final Crowd crowd;
    private final Clock clock;

    Hearing(FieldCipher cipher, DangerWords danger, Warning warning, Strangers strangers, Receipt receipt, Crowd crowd,
            Clock clock) {
        this.cipher = cipher;
        this.danger = danger;
        this.warning = warning;
        this.strangers = strangers;
        this.receipt = receipt;
        this.crowd = crowd;
        this.clock = clock;
    }

    /**
     * Into the story of this address, whoever is with it; somebody unknown begins one. The same reply twice is one.
     *
     * @param warn whether it is answered from here: words of danger at once, others with a receipt; not where a dialogue has
     *        done so
     */
    @Transactional
    void reply(ReplyReceived reply, boolean warn) {
        lock(reply.from());
        if (Message.findById(reply.id()) != null)
            return;
        String words = cipher.open(reply.sealedBody());
        Instant at = reply.receivedAt() == null ? clock.instant() : reply.receivedAt();
        Ticket ticket = Tickets.ofAddress(reply.from()).orElseGet(() -> strangers.of(reply, words, at));
        Message.Medium way = Message.Medium.valueOf(reply.medium());
        boolean dangerous = add(ticket, reply.id(), way, words, at);
        if (dangerous && warn)
            warning.give(ticket, way);
        else if (warn)
            receipt.heard(ticket, way, clock.instant());
        crowd.noticed(ticket);
    }

    /** What the person writes on their own page. */
    @Transactional
    void written(UUID ticket, String words) {
        Ticket known = Desk.known(ticket);
        if (add(known, UUID.randomUUID(), Message.Medium.WEB, words, clock.instant()))
            warning.give(known, Message.Medium.WEB);
    }

    /** Straight to a human, with what was written already. */
    @Transactional
    Ticket straight(Humans.Wish wish) {
        Ticket ticket = strangers.of(wish);
        if (Message.count("ticket", ticket.id) == 0)
            for (String words : wish.words())
                if (add(ticket, UUID.randomUUID(), Message.Medium.SMS, words, clock.instant()))
                    warning.give(ticket, Message.Medium.SMS);
        return ticket;
    }

    /** Told for others, and read by us as all free words are. */
    void told(@Observes StoryTold story) {
        Ticket ticket = Ticket.findById(story.ticket());
        if (ticket != null && danger.in(story.words())) {
            Alert.raiseForWords(ticket, clock.instant());
            warning.give(ticket, Message.Medium.WEB);
        }
    }

    /** @return whether there are words of danger in it */
    private boolean add(Ticket ticket, UUID id, Message.Medium medium, String words, Instant at) {
        boolean closed = ticket.state == Ticket.State.CLOSED;
        String kept = words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " […]";
        Message.of(id, ticket, Message.Direction.IN, medium, cipher.seal(kept), at).persist();
        ticket.heard(clock.instant());
        if (closed)
            Moment.of(ticket, Moment.Kind.REOPENED, null, null, clock.instant());
        boolean dangerous = danger.in(kept);
        if (dangerous)
            Alert.raiseForWords(ticket, clock.instant());
        return dangerous;
    }

    /** How a message fared; what is not ours (the directory asks for messages too) is left alone. */
    @Transactional
    void settled(MessageSettled settled) {
        // settlements are heard side by side: the row is locked, so the furthest one stays
        Message message = Message.findById(settled.id(), LockModeType.PESSIMISTIC_WRITE);
        Instant at = settled.at() == null ? clock.instant() : settled.at();
        if (message == null || !message.settle(Message.State.valueOf(settled.state()), settled.reason(), at))
            return;
        Ticket ticket = Desk.known(message.ticket);
        if (message.state == Message.State.DELIVERED)
            ticket.unreachedSince = null;
        if (message.failed()) {
            Moment.of(ticket, Moment.Kind.NOT_DELIVERED, null, message.medium.name(), at);
            if (message.author != null) // what an agent wrote opens the story again; a question of ours does not
                ticket.heard(clock.instant());
            ticket.unreached(clock.instant());
        }
    }

    // two texts of a stranger at the same moment are one story
    static void lock(String print) {
        TextDoor.hold(print);
    }
}
