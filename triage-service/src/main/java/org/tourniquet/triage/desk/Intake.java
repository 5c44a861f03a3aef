package org.tourniquet.triage.desk;

import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.triage.assessment.AssessmentMoved;
import org.tourniquet.triage.assessment.Contact;
import org.tourniquet.triage.assessment.TextDoor;

/** Makes a ticket of what an assessment tells, or brings the one there is up to date; in the same transaction. */
@ApplicationScoped
class Intake {

    private final Receipt receipt;
    private final Helped helped;
    private final TextDoor texts;

    Intake(Receipt receipt, Helped helped, TextDoor texts) {
        this.texts = texts;
        this.receipt = receipt;
        this.helped = helped;
    }

    void moved(@Observes AssessmentMoved moved) {
        Ticket ticket = Tickets.ofAssessment(moved.assessment()).or(() -> unasked(moved)).orElse(null);
        boolean fresh = ticket == null;
        if (fresh)
            ticket = open(moved);
        else if (ticket.retriage(moved.urgency(), moved.at()))
            Moment.of(ticket, Moment.Kind.RAISED, null, ticket.urgency.name(), moved.at());
        ticket.language = moved.language();
        if (moved.protocol() != null)
            ticket.protocol = moved.protocol();
        know(ticket, moved.contact());
        boolean news = fresh || !moved.headline().equals(ticket.headline) || !moved.status().equals(ticket.status);
        if (fresh || !known(ticket) || known(moved))
            judge(ticket, moved);
        if (fresh)
            ticket.persist();
        remember(ticket, moved, fresh, news);
        if (moved.what() == AssessmentMoved.What.REACHABLE)
            receipt.give(ticket, moved.at());
        if (!moved.redFlags().isEmpty())
            Alert.raise(ticket, Alert.Kind.RED_FLAG, String.join(" ", moved.redFlags()), moved.at());
        if (moved.dangerWords())
            Alert.raiseForWords(ticket, moved.at());
    }

    /**
     * What this telephone wrote before anything was asked is this assessment's story from now on; only where the questions are
     * asked by text, since anybody may type a number into a page.
     */
    private Optional<Ticket> unasked(AssessmentMoved moved) {
        String print = moved.contact().phonePrint();
        if (print == null || !texts.speaks(moved.assessment(), print))
            return Optional.empty();
        Optional<Ticket> before = Tickets.ofAddress(print).filter(Ticket::unasked);
        before.ifPresent(ticket -> {
            ticket.assessment = moved.assessment();
            ticket.passport = moved.passport();
            ticket.incident = moved.incident();
            ticket.noVoice = moved.noVoice();
        });
        return before;
    }

    private static Ticket open(AssessmentMoved moved) {
        Ticket ticket = Ticket.open(moved.passport(), moved.mode(), moved.language(), moved.urgency(), moved.arrivedAt());
        ticket.assessment = moved.assessment();
        ticket.incident = moved.incident();
        ticket.noVoice = moved.noVoice();
        return ticket;
    }

    private void judge(Ticket ticket, AssessmentMoved moved) {
        ticket.status = moved.status();
        ticket.reason = moved.reason();
        ticket.winner = moved.winner();
        ticket.issuePrint = helped.print(ticket.protocol, moved.winner());
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

    private static void remember(Ticket ticket, AssessmentMoved moved, boolean fresh, boolean news) {
        if (fresh)
            Moment.of(ticket, Moment.Kind.OPENED, null, ticket.urgency.name(), moved.at());
        switch (moved.what()) {
            case HUMAN_WISHED -> {
                Moment.of(ticket, Moment.Kind.WISHED_HUMAN, null, null, moved.at());
                if (!fresh)
                    ticket.heard(moved.at());
            }
            case WENT_SILENT -> Moment.of(ticket, Moment.Kind.WENT_SILENT, null, null, moved.at());
            case NOT_REACHED -> ticket.unreached(moved.at());
            case WORDS, REACHABLE -> {
                if (!fresh)
                    ticket.heard(moved.at());
            }
            case DECIDED, ENOUGH, RED_FLAG -> {
                // the safety question asked once more leads to the same verdict, which is told already
                if (news)
                    Moment.of(ticket, Moment.Kind.DECIDED, null, String.join(": ", List.of(moved.status(), moved.headline())),
                            moved.at());
            }
            case SAID_ABOUT -> Moment.of(ticket, Moment.Kind.SAID_ABOUT, null, moved.detail(), moved.at());
            case WISHED_FIRST -> Moment.of(ticket, Moment.Kind.WISHED_FIRST, null,
                    moved.headline() + (moved.detail() == null ? "" : ". " + moved.detail()), moved.at());
            case TOOK_WAY -> Moment.of(ticket, Moment.Kind.TOOK_WAY, null, moved.detail(), moved.at());
            case STEP_DONE -> Moment.of(ticket, Moment.Kind.STEP_DONE, null, moved.detail(), moved.at());
            case BETTER -> Moment.of(ticket, Moment.Kind.BETTER, null, null, moved.at());
            case URGENT -> {
            }
        }
    }
}
