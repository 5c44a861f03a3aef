package org.tourniquet.broadcast.delivery;

import java.util.UUID;

/**
 * Leave to hand exactly one attempt to a provider. Only {@link Claim} makes one, from a row that the database has just said
 * to be live, approved, unexpired and not stopped; whoever rehearses a drill has no way to.
 */
public final class LiveApproval {
    private final UUID attempt;

    LiveApproval(Claim.Claimed claimed) {
        this.attempt = claimed.attempt();
    }

    /** Whether it was given for this message. */
    public boolean covers(Envelope envelope) {
        return attempt.equals(envelope.attempt());
    }
}
