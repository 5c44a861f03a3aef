package org.tourniquet.broadcast.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Mode;
import org.tourniquet.broadcast.notice.Colleague;
import org.tourniquet.broadcast.notice.OnCall;
import org.tourniquet.broadcast.notice.StaffPageRequested;
import org.tourniquet.broadcast.subscription.ConfirmationWanted;
import org.tourniquet.kit.edge.FieldCipher;

/** Messages to one person: what a ticket answers, and whom of the staff we call. Urgent; in a drill only rehearsed. */
@ApplicationScoped
class OnePerson {
    private static final Logger LOG = Logger.getLogger(OnePerson.class);

    private final FieldCipher cipher;
    private final OnCall staff;
    private final DeliveryConfig config;
    private final Clock clock;
    private final DeliveryRelay relay;

    OnePerson(FieldCipher cipher, OnCall staff, DeliveryConfig config, Clock clock, DeliveryRelay relay) {
        this.cipher = cipher;
        this.staff = staff;
        this.config = config;
        this.clock = clock;
        this.relay = relay;
    }

    /** Owes what another service asked for; asked twice it is owed once. */
    @Transactional
    boolean requested(MessageRequested wish, String requester) {
        String asked = cipher.open(wish.sealedAddress());
        // whoever is contacted with care gets no mail: their telephone, if they have one
        Optional<String> telephone = wish.medium() == Medium.EMAIL ? OnePersonMessage.carefulNumber(cipher.fingerprint(asked))
                : Optional.empty();
        String address = telephone.orElse(asked);
        OnePersonMessage message = new OnePersonMessage(wish.id(), requester, mode(wish),
                Optional.ofNullable(wish.purpose()).orElse("TICKET"), telephone.isPresent() ? Medium.SMS : wish.medium(),
                Optional.ofNullable(wish.language()).orElse("en"), wish.incident(), wish.ticket(),
                new OnePersonMessage.Sealed(telephone.map(cipher::seal).orElse(wish.sealedAddress()), wish.sealedSubject(),
                        wish.sealedBody()),
                wish.requestedAt(), worthUntil(wish)).answeredBy(wish.answers());
        boolean fresh = OnePersonMessage.owe(message, cipher.fingerprint(address));
        relay.nudge();
        return fresh;
    }

    private Instant worthUntil(MessageRequested wish) {
        Instant usual = wish.requestedAt().plus(config.messageWorth());
        return wish.until() != null && wish.until().isBefore(usual) ? wish.until() : usual;
    }

    /** What belongs to a drill is rehearsed, whatever the wish says about itself. */
    private static Mode mode(MessageRequested wish) {
        Incident incident = wish.incident() == null ? null : Incident.findById(wish.incident());
        return incident != null && !incident.live() ? Mode.DRILL : wish.mode();
    }

    /** Sends the code that proves whose an address is; by the wish's own id, so that it is sent once. */
    void wanted(@Observes ConfirmationWanted code) {
        Instant now = clock.instant();
        OnePersonMessage.owe(new OnePersonMessage(code.wish(), OnePersonMessage.OURSELVES, Mode.LIVE, "SUBSCRIPTION",
                code.medium(), code.language(), code.incident(), null,
                new OnePersonMessage.Sealed(cipher.seal(code.address()),
                        code.subject() == null ? null : cipher.seal(code.subject()), cipher.seal(code.body())),
                now, now.plus(config.messageWorth())), cipher.fingerprint(code.address()));
    }

    /** Calls a member of the staff over whatever reaches them, in the transaction that wants them. */
    void wanted(@Observes StaffPageRequested page) {
        Colleague who = staff.find(page.username()).orElse(null);
        if (who == null) {
            LOG.warnf("%s is wanted and nobody knows how to reach them: enter them into the directory's roster",
                    page.username());
            return;
        }
        if (who.mail() != null)
            page(page, Medium.EMAIL, who.mail(), page.text() + "\n\n" + page.link());
        if (who.phone() != null)
            page(page, Medium.SMS, who.phone(), page.subject() + "\n" + page.link());
    }

    private void page(StaffPageRequested page, Medium medium, String address, String body) {
        Instant now = clock.instant();
        String subject = page.mode() == Mode.DRILL ? "[DRILL] " + page.subject() : page.subject();
        OnePersonMessage.owe(new OnePersonMessage(UUID.randomUUID(), OnePersonMessage.OURSELVES, page.mode(), "STAFF_PAGE",
                medium, "en", null, null,
                new OnePersonMessage.Sealed(cipher.seal(address),
                        medium == Medium.EMAIL ? cipher.seal(subject) : null,
                        cipher.seal(page.mode() == Mode.DRILL && medium == Medium.SMS ? "DRILL: " + body : body)),
                now, now.plus(config.messageWorth())), cipher.fingerprint(address));
    }
}
