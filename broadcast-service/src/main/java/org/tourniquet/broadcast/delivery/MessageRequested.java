package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Mode;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Another service asks us to tell one person something; address and words are sealed. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record MessageRequested(UUID id, Medium medium, String sealedAddress, String language, String sealedSubject,
        String sealedBody, String purpose, UUID incident, Mode mode, UUID ticket, Instant requestedAt) {
    public MessageRequested {
        if (id == null || medium == null || !medium.personal() || sealedAddress == null || sealedBody == null
                || mode == null || requestedAt == null)
            throw new IllegalArgumentException(
                    "a message needs id, medium EMAIL or SMS, sealedAddress, sealedBody, mode and requestedAt");
    }
}
