package org.tourniquet.triage.desk;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.triage.assessment.AssessmentMoved;
import org.tourniquet.triage.assessment.Contact;

/** Makes a ticket of what an assessment tells, or brings the one there is up to date; in the same transaction. */
@ApplicationScoped
class Intake {

    void moved(@Observes AssessmentMoved moved) {
        Ticket ticket = Ticket.ofAssessment(moved.assessment()).orElse(null);
        boolean fresh = ticket == null;
        if (fresh)
            ticket = open(moved);
        else
            ticket.retriage(moved.urgency(), moved.at());
        ticket.language = moved.language();
        know(ticket, moved.contact());
        if (fresh || !known(ticket) || known(moved))
            judge(ticket, moved);
        if (fresh)
            ticket.persist();
        remember(ticket, moved, fresh);
        if (!moved.redFlags().isEmpty())
            Alert.raise(ticket, Alert.Kind.RED_FLAG, String.join(" ", moved.redFlags()), moved.at());
        if (moved.dangerWords())
            Alert.raiseForWords(ticket, moved.at());
    }

    private static Ticket open(AssessmentMoved moved) {
        Ticket ticket = Ticket.open(moved.passport(), moved.mode(), moved.language(), moved.urgency(), moved.arrivedAt());
        ticket.assessment = moved.assessment();
        ticket.incident = moved.incident();
        ticket.noVoice = moved.noVoice();
        return ticket;
    }

    private static void judge(Ticket ticket, AssessmentMoved moved) {
        ticket.status = moved.status();
        ticket.reason = moved.reason();
        ticket.winner = moved.winner();
        ticket.kind = moved.kind();
        ticket.headline = moved.headline();
    }

    private static boolean known(Ticket ticket) {
        return ticket.winner != null;
    }

    private static boolean known(AssessmentMoved moved) {
        return moved.winner() != null || !moved.redFlags().isEmpty();
    }

    static void know(Ticket ticket, Contact contact) {
        if (contact.sealedName() != null)
            ticket.sealedName = contact.sealedName();
        if (contact.sealedEmail() != null) {
            ticket.sealedEmail = contact.sealedEmail();
            ticket.emailPrint = contact.emailPrint();
        }
        if (contact.sealedPhone() != null) {
            ticket.sealedPhone = contact.sealedPhone();
            ticket.phonePrint = contact.phonePrint();
        }
    }

    private static void remember(Ticket ticket, AssessmentMoved moved, boolean fresh) {
        if (fresh)
            Moment.of(ticket, Moment.Kind.OPENED, null, ticket.urgency.name(), moved.at());
        switch (moved.what()) {
            case HUMAN_WISHED -> {
                Moment.of(ticket, Moment.Kind.WISHED_HUMAN, null, null, moved.at());
                if (!fresh)
                    ticket.heard(moved.at());
            }
            case WENT_SILENT -> Moment.of(ticket, Moment.Kind.WENT_SILENT, null, null, moved.at());
            case WORDS, REACHABLE -> {
                if (!fresh)
                    ticket.heard(moved.at());
            }
            case DECIDED, ENOUGH, RED_FLAG -> Moment.of(ticket, Moment.Kind.DECIDED, null,
                    String.join(": ", List.of(moved.status(), moved.headline())), moved.at());
            case URGENT -> {
            }
        }
    }
}
