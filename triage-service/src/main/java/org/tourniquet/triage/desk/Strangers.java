package org.tourniquet.triage.desk;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Languages;
import org.tourniquet.triage.assessment.Humans;
import org.tourniquet.triage.assessment.Secrets;
import org.tourniquet.triage.assessment.TextDoor;
import org.tourniquet.triage.directory.KnownIncident;
import org.tourniquet.triage.protocol.Urgency;

/** Opens a story for somebody who was asked nothing: they wrote without one, or there is nothing to ask. */
@ApplicationScoped
class Strangers {

    static final String UNKNOWN_SENDER = "Wrote without a story";
    private static final String STRAIGHT = "Asks for a human";

    private final TextDoor texts;
    private final FieldCipher cipher;
    private final Clock clock;

    Strangers(TextDoor texts, FieldCipher cipher, Clock clock) {
        this.texts = texts;
        this.cipher = cipher;
        this.clock = clock;
    }

    Ticket of(ReplyReceived reply, String words, Instant at) {
        String address = cipher.open(reply.sealedAddress());
        Ticket ticket = unasked(Ticket.open(Secrets.passport(), "LIVE", language(reply, words), Urgency.YELLOW, at),
                UNKNOWN_SENDER);
        if ("SMS".equals(reply.medium())) {
            ticket.sealedPhone = cipher.seal(address);
            ticket.phonePrint = reply.from();
        } else {
            ticket.sealedEmail = cipher.seal(address);
            ticket.emailPrint = reply.from();
        }
        return kept(ticket, at);
    }

    private String language(ReplyReceived reply, String words) {
        return Optional.ofNullable(reply.language()).filter(Languages.ALL::contains)
                .or(() -> texts.language(reply.from(), words)).orElse("en");
    }

    /** Pressed twice it is one story. */
    Ticket of(Humans.Wish wish) {
        UUID id = wish.key() == null ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes(("human " + wish.key()).getBytes(StandardCharsets.UTF_8));
        Hearing.lock(id.toString());
        Ticket known = Ticket.findById(id);
        if (known != null)
            return known;
        boolean drill = KnownIncident.known(wish.incident()).filter(KnownIncident::isDrill).isPresent();
        Instant now = clock.instant();
        Ticket ticket = unasked(Ticket.open(Secrets.passport(), drill ? "DRILL" : "LIVE", wish.language(), Urgency.YELLOW, now),
                STRAIGHT);
        ticket.id = id;
        ticket.incident = wish.incident();
        Intake.know(ticket, wish.contact());
        kept(ticket, now);
        Moment.of(ticket, Moment.Kind.WISHED_HUMAN, null, null, now);
        return ticket;
    }

    private static Ticket unasked(Ticket ticket, String headline) {
        ticket.reason = "It is not known how much time is left.";
        ticket.status = Ticket.UNASKED;
        ticket.headline = headline;
        return ticket;
    }

    private static Ticket kept(Ticket ticket, Instant at) {
        ticket.persist();
        Moment.of(ticket, Moment.Kind.OPENED, null, ticket.urgency.name(), at);
        return ticket;
    }
}
