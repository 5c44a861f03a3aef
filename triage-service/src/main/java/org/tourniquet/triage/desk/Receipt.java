package org.tourniquet.triage.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.tourniquet.kit.edge.FieldCipher;
import org.tourniquet.triage.assessment.Told;
import org.tourniquet.triage.library.Library;

/** What we send by ourselves: the code at once, and after the help one question; never what the trouble is about. */
@ApplicationScoped
class Receipt {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Told told;
    private final Library library;
    private final FieldCipher cipher;
    private final String address;

    Receipt(Told told, Library library, FieldCipher cipher, @ConfigProperty(name = "tourniquet.urls.triage") String address) {
        this.told = told;
        this.library = library;
        this.cipher = cipher;
        this.address = address;
    }

    /** Once, when the person said how to reach them. */
    void give(Ticket ticket, Instant now) {
        if (Message.count("ticket = ?1 and direction = ?2 and medium <> ?3", ticket.id, Message.Direction.OUT,
                Message.Medium.WEB) == 0)
            send(ticket, OwnStory.words(ticket.language).receipt(ticket.passport, link(ticket)), now);
    }

    /**
     * Whoever wrote without being asked is told that it arrived: once a day at most, and not where we wrote to them that day.
     */
    void heard(Ticket ticket, Message.Medium way, Instant now) {
        boolean reachable = way == Message.Medium.SMS ? ticket.sealedPhone != null : ticket.sealedEmail != null;
        boolean stopped = way == Message.Medium.SMS && Moment.stopped(ticket.id);
        if (way != Message.Medium.WEB && reachable && !stopped && !Message.sentSince(ticket.id, now.minus(A_DAY)))
            send(ticket, way, OwnStory.words(ticket.language).heard(ticket.passport, link(ticket)), now);
    }

    /** May others hear how it went well? Asked once, over the medium the person used. */
    void ask(Ticket ticket, Instant now) {
        if (ticket.assessment == null || ticket.winner == null)
            return;
        Optional<String> page = library.ask(ticket.id, ticket.protocol,
                told.storyTag(ticket.assessment).orElse(null), ticket.language);
        page.ifPresent(path -> send(ticket, OwnStory.words(ticket.language).may_others_hear(address + path), now));
    }

    /** Over the medium the person gave; else on their page. */
    void tell(Ticket ticket, String text, Instant now) {
        if (ticket.sealedPhone == null && ticket.sealedEmail == null)
            Message.of(UUID.randomUUID(), ticket, Message.Direction.OUT, Message.Medium.WEB, cipher.seal(text), now).persist();
        else
            send(ticket, text, now);
    }

    String link(Ticket ticket) {
        return address + "/story/" + ticket.passport;
    }

    private void send(Ticket ticket, String text, Instant now) {
        if (ticket.sealedPhone != null || ticket.sealedEmail != null)
            send(ticket, ticket.sealedPhone != null ? Message.Medium.SMS : Message.Medium.EMAIL, text, now);
    }

    void send(Ticket ticket, Message.Medium medium, String text, Instant now) {
        boolean phone = medium == Message.Medium.SMS;
        Message message = Message.of(UUID.randomUUID(), ticket, Message.Direction.OUT, medium, cipher.seal(text), now);
        message.sealedAddress = phone ? ticket.sealedPhone : ticket.sealedEmail;
        message.addressPrint = phone ? ticket.phonePrint : ticket.emailPrint;
        if (!phone)
            message.sealedSubject = cipher.seal(OwnStory.words(ticket.language).mail_subject(ticket.passport));
        message.persist();
    }
}
