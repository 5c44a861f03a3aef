package org.tourniquet.broadcast.delivery;

import java.util.List;

import org.tourniquet.broadcast.audience.Medium;

/** One account at one provider of one medium. */
public interface Sender {
    /** What it sends. */
    Medium medium();

    /** The account's name, as settings and pages say it. */
    String name();

    /** What the account allows. */
    DeliveryConfig.Account limits();

    /** Hands over one message, bounded in time; never throws for anything the provider did. */
    Outcome send(Envelope envelope, LiveApproval approval);

    /** All accounts of one medium, in the order in which they are asked. */
    interface Source {
        List<? extends Sender> senders();
    }

    /** A provider of mail. */
    interface OfMail extends Sender {
        @Override
        default Medium medium() {
            return Medium.EMAIL;
        }

        /** The bytes of a message as they would go, but for date and boundaries; nothing is sent. */
        String source(Envelope envelope);
    }

    /** A provider of text messages. */
    interface OfTexts extends Sender {
        @Override
        default Medium medium() {
            return Medium.SMS;
        }
    }
}
