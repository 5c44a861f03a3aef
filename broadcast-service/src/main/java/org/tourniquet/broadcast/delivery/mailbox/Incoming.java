package org.tourniquet.broadcast.delivery.mailbox;

import java.util.Locale;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.tourniquet.broadcast.delivery.Bounces;
import org.tourniquet.broadcast.delivery.Returned;
import org.tourniquet.broadcast.delivery.reply.Replies;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * Takes in one mail of our mailbox: a bounce is believed, a machine is counted, what somebody wrote goes to those who answer.
 */
@ApplicationScoped
class Incoming {
    private static final Logger LOG = Logger.getLogger(Incoming.class);

    private final Bounces bounces;
    private final Replies replies;
    private final MeterRegistry meters;
    private final String ourselves;

    Incoming(Bounces bounces, Replies replies, MeterRegistry meters,
            @ConfigProperty(name = "tourniquet.mail.from") String ourselves) {
        this.bounces = bounces;
        this.replies = replies;
        this.meters = meters;
        this.ourselves = ourselves.toLowerCase(Locale.ROOT);
    }

    /** Whether it need not be brought again; a mail that is none is taken in too, else it would come for ever. */
    boolean take(byte[] mail) {
        Letter letter;
        Returned said;
        try {
            letter = Letter.of(mail);
            said = Reading.of(mail, letter);
        } catch (IllegalArgumentException | StackOverflowError unreadable) {
            LOG.warnf("a mail of %d bytes in our mailbox cannot be read and is left to a human", mail.length);
            return count("unreadable");
        }
        if (said.kind().bounced()) {
            bounces.believe(said);
            return count("bounce");
        }
        String from = Reports.address(letter.header("From"));
        if (from != null && replies.answersACheck(said.mail(), from, Marks.in(letter)))
            return count("check");
        if (said.kind() == Returned.Kind.AUTOMATIC || from == null || from.toLowerCase(Locale.ROOT).equals(ourselves))
            return count("automatic");
        replies.byMail(said.mail(), from, letter.header("Subject"), Quoted.without(letter.words()));
        return count("words");
    }

    private boolean count(String kind) {
        meters.counter("tourniquet.mailbox.mails", "kind", kind).increment();
        return true;
    }
}
