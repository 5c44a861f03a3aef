package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

import org.tourniquet.broadcast.audience.Medium;

/** Whether a provider can be asked afterwards if it ever took a message. */
public interface Evidence {
    /** Of which medium. */
    Medium medium();

    /** Looks for one message; {@code known} tells whether an id of the provider belongs to another delivery of ours. */
    Finding look(Asked asked, Predicate<String> known);

    /** Of text messages. */
    interface OfTexts extends Evidence {
        @Override
        default Medium medium() {
            return Medium.SMS;
        }
    }

    /** What is known of the message: over which account, to whom, the words, and that it cannot be older than this. */
    record Asked(UUID delivery, String provider, String to, String text, Instant notBefore) {
    }

    /** What the provider says. */
    sealed interface Finding {
        /** It has it. */
        record Found(String externalId) implements Finding {
        }

        /** Its complete list does not hold it. */
        record Absent() implements Finding {
        }

        /** It does not answer, or not completely. */
        record NoAnswer() implements Finding {
        }
    }
}
