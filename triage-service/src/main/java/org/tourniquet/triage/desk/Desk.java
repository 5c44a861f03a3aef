package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.kit.edge.Problem;
import org.tourniquet.triage.directory.KnownIncident;
import org.tourniquet.triage.protocol.Urgency;

/** What an agent does: takes the next person, writes, promises, keeps the promise, closes. Each deed is audited. */
@ApplicationScoped
class Desk {

    private static final int LONGEST = 4000;
    /** A text message is at most ten parts of the narrow alphabet. */
    private static final int LONGEST_SMS = 1530;

    private final FieldCipher cipher;
    private final AuditTrail audit;
    private final Clock clock;
    private final Receipt receipt;
    private final String address;

    Desk(FieldCipher cipher, AuditTrail audit, Clock clock, Receipt receipt,
            @ConfigProperty(name = "tourniquet.urls.triage") String address) {
        this.cipher = cipher;
        this.audit = audit;
        this.clock = clock;
        this.receipt = receipt;
        this.address = address;
    }

    /** The person who waits first; two agents who press at once get two people. */
    @Transactional
    Optional<Ticket> next(String agent) {
        Optional<Ticket> first = Tickets.first();
        first.ifPresent(ticket -> {
            taken(ticket, agent);
        });
        return first;
    }

    @Transactional
    void take(UUID id, String agent) {
        taken(known(id), agent);
    }

    /** Whoever takes a story has heard its bell. */
    private void taken(Ticket ticket, String agent) {
        ticket.take(agent, now());
        Moment.of(ticket, Moment.Kind.TAKEN, agent, null, now());
        Alert.of(ticket.id).forEach(alert -> alert.see(agent, now()));
        audit.record("took", "ticket", ticket.id, null);
    }

    /** By the agent who has it, or by a lead when that one has gone. */
    @Transactional
    void release(UUID id, String agent, boolean lead) {
        Ticket ticket = known(id);
        if (!lead)
            ticket.heldBy(agent);
        if (ticket.state != Ticket.State.TAKEN)
            return;
        ticket.release();
        Moment.of(ticket, Moment.Kind.RELEASED, agent, null, now());
        audit.record("released", "ticket", id, null);
    }

    @Transactional
    Message write(UUID id, String agent, Message.Medium medium, String text) {
        Ticket ticket = known(id).heldBy(agent);
        checked(ticket, medium, text).throwIfAny();
        // the story may have begun before we heard that its incident is a drill
        if (KnownIncident.known(ticket.incident).filter(KnownIncident::isDrill).isPresent())
            ticket.mode = "DRILL";
        Message message = Message.of(UUID.randomUUID(), ticket, Message.Direction.OUT, medium, null, now());
        message.author = agent;
        message.sealedBody = cipher.seal(medium == Message.Medium.EMAIL ? text.strip() + footer(ticket) : text.strip());
        if (medium == Message.Medium.SMS) {
            message.sealedAddress = ticket.sealedPhone;
            message.addressPrint = ticket.phonePrint;
        } else if (medium == Message.Medium.EMAIL) {
            message.sealedAddress = ticket.sealedEmail;
            message.addressPrint = ticket.emailPrint;
            message.sealedSubject = cipher.seal(OwnStory.words(ticket.language).mail_subject(ticket.passport));
        }
        message.persist();
        ticket.answered(now());
        audit.record("wrote " + medium, "ticket", id, null);
        return message;
    }

    private static Problem checked(Ticket ticket, Message.Medium medium, String text) {
        var problem = new Problem(422, "message-wrong", "This message cannot be sent");
        if (medium == null)
            problem.at("/medium", "medium-missing", "must be WEB, SMS or EMAIL");
        if (medium == Message.Medium.SMS && ticket.sealedPhone == null)
            problem.at("/medium", "no-phone", "is SMS, but we do not know a phone number");
        if (medium == Message.Medium.EMAIL && ticket.sealedEmail == null)
            problem.at("/medium", "no-email", "is EMAIL, but we do not know a mail address");
        int most = medium == Message.Medium.SMS ? LONGEST_SMS : LONGEST;
        if (text == null || text.isBlank())
            problem.at("/text", "empty", "is empty");
        else if (text.length() > most)
            problem.at("/text", "too-long", "is " + text.length() + " characters; " + most + " fit");
        return problem;
    }

    private String footer(Ticket ticket) {
        return "\n\n" + OwnStory.words(ticket.language).mail_footer(address + "/story/" + ticket.passport);
    }

    @Transactional
    Promise promise(UUID id, String agent, String text, Instant due) {
        Ticket ticket = known(id).heldBy(agent);
        var problem = new Problem(422, "promise-wrong", "This cannot be promised");
        if (text == null || text.isBlank())
            problem.at("/text", "empty", "is empty");
        else if (text.length() > 500)
            problem.at("/text", "too-long", "is " + text.length() + " characters; 500 fit");
        if (due == null)
            problem.at("/at", "missing", "is missing");
        else if (due.isBefore(now()) || due.isAfter(now().plus(30, ChronoUnit.DAYS)))
            problem.at("/at", "not-ahead", "must lie within the next 30 days");
        problem.throwIfAny();
        Promise promise = Promise.make(ticket, cipher.seal(text.strip()), due, agent, now());
        audit.record("promised", "ticket", id, due.toString());
        return promise;
    }

    /** Anybody on duty may keep a promise of ours. */
    @Transactional
    void keep(UUID id, UUID promise, String agent) {
        Promise made = Promise.<Promise> findByIdOptional(promise).filter(p -> p.ticket.equals(id))
                .orElseThrow(Problem::notFound);
        made.keep(agent, now());
        audit.record("kept a promise", "ticket", id, null);
    }

    /** A person whose trouble is over is asked whether others may hear of it; who was in danger of life is left in peace. */
    @Transactional
    void close(UUID id, String agent, String outcome, boolean solved) {
        Ticket ticket = known(id).heldBy(agent);
        if (Promise.openOf(id) > 0)
            throw new Problem(409, "promise-open", "Something is still promised in this story")
                    .detail("Keep the promise, then close.");
        var problem = new Problem(422, "close-wrong", "This story cannot be closed");
        if (outcome == null || outcome.isBlank())
            problem.at("/outcome", "empty", "is empty: say in a line how it ended");
        else if (outcome.length() > 500)
            problem.at("/outcome", "too-long", "is " + outcome.length() + " characters; 500 fit");
        problem.throwIfAny();
        ticket.close(agent, cipher.seal(outcome.strip()), solved, now());
        if (solved && ticket.urgency != Urgency.RED && !ticket.isDrill())
            receipt.ask(ticket, now());
        Moment.of(ticket, Moment.Kind.CLOSED, agent, null, now());
        audit.record("closed", "ticket", id, null);
    }

    @Transactional
    void seen(UUID alert, String agent) {
        Alert known = Alert.<Alert> findByIdOptional(alert).orElseThrow(Problem::notFound);
        known.see(agent, now());
        audit.record("saw an alert", "ticket", known.ticket, known.kind.name());
    }

    static Ticket known(UUID id) {
        return Ticket.<Ticket> findByIdOptional(id).orElseThrow(Problem::notFound);
    }

    private Instant now() {
        return clock.instant();
    }
}
