package org.tourniquet.broadcast.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.notice.CarefulWords;
import org.tourniquet.broadcast.notice.Notice;
import org.tourniquet.broadcast.notice.Rendering;
import org.tourniquet.kit.edge.FieldCipher;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Writes the message that one person gets, and puts the address on it. The same words whether they are sent or rehearsed. */
@ApplicationScoped
class Envelopes {
    /** There is nothing to put on the envelope, or nobody to put it on for. */
    static final class CannotBeWritten extends RuntimeException {
        CannotBeWritten(String reason) {
            super(reason, null, false, false);
        }
    }

    private static final int NOTICES_KEPT = 50;

    private final Rendering rendering;
    private final FieldCipher cipher;
    private final UnsubscribeLink unsubscribe;
    private final HelpLink help;
    private final LetterFrame frame;
    private final CarefulWords careful;
    /** What is approved does not change any more. */
    private final Map<UUID, Notice> approved = new ConcurrentHashMap<>();

    Envelopes(Rendering rendering, FieldCipher cipher, UnsubscribeLink unsubscribe, HelpLink help, LetterFrame frame,
            CarefulWords careful) {
        this.rendering = rendering;
        this.cipher = cipher;
        this.unsubscribe = unsubscribe;
        this.help = help;
        this.frame = frame;
        this.careful = careful;
    }

    /** The message of an errand, its words true for so long. */
    Envelope of(Errand errand, Duration validFor) {
        if (errand.medium() == Medium.EMAIL && carefully(errand))
            throw new CannotBeWritten("contacted with care, and never by mail");
        if (errand.message() != null)
            return toOnePerson(errand, validFor);
        if (errand.address() == null)
            throw new CannotBeWritten("no address any more");
        Notice notice = approved(errand.notice());
        return errand.medium() == Medium.EMAIL ? mail(errand, notice, validFor) : text(errand, notice, validFor);
    }

    /** The mail of a notice that may still change: it is not kept. */
    Envelope drafted(Errand errand, Notice notice, Duration validFor) {
        return mail(errand, notice, validFor);
    }

    private Envelope mail(Errand errand, Notice notice, Duration validFor) {
        String link = unsubscribe.of(errand.person().id(), notice.incident());
        Rendering.Mail mail = rendering.mail(notice, errand.person(), link, help.of(errand));
        return new Envelope(errand.id(), errand.attempt(), errand.address(), mail.language(), mail.subject(), mail.text(),
                mail.html(), URI.create(link), validFor, errand.again());
    }

    private Envelope text(Errand errand, Notice notice, Duration validFor) {
        Rendering.Text text = rendering.text(notice, errand.person());
        return new Envelope(errand.id(), errand.attempt(), errand.address(), text.language(), null, text.body(), null, null,
                validFor, errand.again());
    }

    private static boolean carefully(Errand errand) {
        return errand.person() != null && errand.person().safeContact();
    }

    private Envelope toOnePerson(Errand errand, Duration validFor) {
        OnePersonMessage message = QuarkusTransaction.requiringNew().call(() -> OnePersonMessage.findById(errand.message()));
        String to;
        String body;
        String subject;
        try {
            to = cipher.open(message.sealedAddress());
            body = cipher.open(message.sealedBody());
            subject = cipher.open(message.sealedSubject());
        } catch (IllegalArgumentException notOurs) {
            throw new CannotBeWritten("it was sealed with a key we do not have");
        }
        if (carefully(errand))
            return new Envelope(errand.id(), errand.attempt(), to, message.language(), null, careful.text(message.language()),
                    null, null, validFor, errand.again());
        boolean mail = message.medium() == Medium.EMAIL;
        return new Envelope(errand.id(), errand.attempt(), to, message.language(), mail ? frame.subject(subject) : null, body,
                mail ? frame.html(frame.subject(subject), body, message.language()) : null, null, validFor, errand.again());
    }

    private Notice approved(UUID id) {
        if (approved.size() > NOTICES_KEPT)
            approved.clear();
        return approved.computeIfAbsent(id, _ -> QuarkusTransaction.requiringNew().call(() -> Notice.findById(id)));
    }
}
