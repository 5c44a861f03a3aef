package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.triage.assessment.Contact;
import org.tourniquet.triage.assessment.SafetyCheck;
import org.tourniquet.triage.assessment.TextDoor;

/**
 * Words of danger outside of any dialogue: besides the bell, the person gets the emergency number and the safety question,
 * by the way they wrote and at most once an hour. Their answer joins the same story.
 */
@ApplicationScoped
class Warning {

    private static final Duration AT_MOST_EVERY = Duration.ofHours(1);

    private final SafetyCheck safety;
    private final TextDoor texts;
    private final Receipt receipt;
    private final Clock clock;

    Warning(SafetyCheck safety, TextDoor texts, Receipt receipt, Clock clock) {
        this.safety = safety;
        this.texts = texts;
        this.receipt = receipt;
        this.clock = clock;
    }

    /** @param way how they wrote; what is written on our page needs no message, the page asks */
    void give(Ticket ticket, Message.Medium way) {
        if (ticket.assessment == null)
            safety.begin(ticket.id, ticket.passport, ticket.incident, ticket.language, ticket.noVoice,
                    contact(ticket)).ifPresent(begun -> ticket.assessment = begun);
        safety.ask(ticket.assessment);
        Instant now = clock.instant();
        String print = way == Message.Medium.SMS ? ticket.phonePrint : ticket.emailPrint;
        if (way == Message.Medium.WEB || print == null || Tickets.warnedSince(print, now.minus(AT_MOST_EVERY)))
            return;
        ticket.warnedAt = now;
        if (way == Message.Medium.SMS && ticket.assessment != null)
            texts.endangered(ticket.assessment, print, ticket.sealedPhone);
        else
            receipt.send(ticket, way, safety.letter(ticket.assessment, ticket.language), now);
    }

    private static Contact contact(Ticket ticket) {
        return new Contact(ticket.sealedName, ticket.sealedEmail, ticket.sealedPhone, ticket.emailPrint, ticket.phonePrint);
    }
}
