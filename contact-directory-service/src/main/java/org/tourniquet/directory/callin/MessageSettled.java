package org.tourniquet.directory.callin;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of a text, ours or another service's. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record MessageSettled(UUID id, StaffText.State state, String reason, Instant at) {
    MessageSettled {
        Objects.requireNonNull(id, "a settlement names the message");
        Objects.requireNonNull(state, "a settlement says how it fared");
    }
}
