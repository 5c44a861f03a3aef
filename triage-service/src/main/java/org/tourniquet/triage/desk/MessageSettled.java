package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** How a message we asked for has fared. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record MessageSettled(UUID id, String state, String reason, Instant at) {

    private static final Set<String> STATES = Set.of("ACCEPTED", "DELIVERED", "FAILED", "OPTED_OUT", "UNKNOWN", "REHEARSED");

    MessageSettled {
        if (id == null || state == null || !STATES.contains(state))
            throw new IllegalArgumentException("a settlement needs an id and one of " + STATES);
    }
}
