package org.tourniquet.broadcast.delivery.unreached;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What came of a call that the desk made for one of our notices. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record CallEnded(UUID id, Result result, Instant endedAt) {
    /** How a call ended. */
    public enum Result {
        REACHED,
        WRONG_NUMBER,
        NOBODY_ANSWERED
    }

    public CallEnded {
        if (id == null || result == null || endedAt == null)
            throw new IllegalArgumentException("the end of a call needs id, result and endedAt");
    }
}
