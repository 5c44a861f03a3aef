package org.tourniquet.directory.reliability;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of a message that broadcast was asked to send; {@code id} is the request's. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CheckSettled(UUID id, String state, String reason, Instant at) {

    boolean taken() {
        return "ACCEPTED".equals(state) || "DELIVERED".equals(state);
    }

    boolean sending() {
        return taken() || "UNKNOWN".equals(state);
    }
}
