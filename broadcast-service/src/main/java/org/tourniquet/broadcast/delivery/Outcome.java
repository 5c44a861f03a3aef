package org.tourniquet.broadcast.delivery;

import java.time.Duration;

/** What came of handing one message to a provider; what happens next is decided from its type alone. */
public sealed interface Outcome {

    /** The provider took it and is answerable for it from here on. */
    record Accepted(String externalId) implements Outcome {
    }

    /** It will never go to this address over this medium. */
    record Refused(String reason) implements Outcome {
    }

    /** There is no such number or mailbox: nothing will ever arrive there, whoever sends it. */
    record NoSuchAddress(String reason) implements Outcome {
    }

    /** The person told the provider to be left in peace. */
    record OptedOut() implements Outcome {
    }

    /**
     * It was certainly not taken this time.
     *
     * @param after how long the provider asked us to wait; null lets our own schedule decide
     * @param account whether the whole account has to wait, not just this message
     */
    record TryLater(String reason, Duration after, boolean account) implements Outcome {
        public static TryLater message(String reason) {
            return new TryLater(reason, null, false);
        }

        public static TryLater account(String reason, Duration after) {
            return new TryLater(reason, after, true);
        }
    }

    /**
     * The provider itself is not to be had, and has certainly not taken it.
     *
     * @param personNeeded it will not get well by itself: an account that is suspended, a token that is refused
     */
    record Down(String reason, boolean personNeeded) implements Outcome {
    }

    /**
     * The provider broke off in the middle of this message, and has certainly not taken it: nobody knows whether it is the
     * provider or something in this one message, so it counts against both.
     */
    record BrokenOff(String reason) implements Outcome {
    }

    /** The bytes may have arrived or not: only evidence may say which. */
    record Unclear(String reason) implements Outcome {
    }
}
