package org.tourniquet.broadcast.delivery;

import org.tourniquet.broadcast.audience.Medium;

/** One provider of one medium. */
public interface Sender {
    /** What it sends. */
    Medium medium();

    /** Hands over one message, bounded in time; never throws for anything the provider did. */
    Outcome send(Envelope envelope, LiveApproval approval);

    /** A provider of mail. */
    interface OfMail extends Sender {
        @Override
        default Medium medium() {
            return Medium.EMAIL;
        }
    }

    /** A provider of text messages. */
    interface OfTexts extends Sender {
        @Override
        default Medium medium() {
            return Medium.SMS;
        }
    }
}
