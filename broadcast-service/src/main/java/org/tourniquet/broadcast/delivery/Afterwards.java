package org.tourniquet.broadcast.delivery;

import java.util.Optional;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

/** A provider that can be asked what became of a message it took. */
public interface Afterwards {
    /** Of which medium. */
    Medium medium();

    /** One message as both sides know it. */
    record Taken(UUID delivery, UUID attempt, String provider, String externalId) {
    }

    /** The receipt it would have sent; empty when it does not answer. */
    Optional<Receipts.Receipt> ask(Taken message);

    /** Of text messages. */
    interface OfTexts extends Afterwards {
        @Override
        default Medium medium() {
            return Medium.SMS;
        }
    }
}
