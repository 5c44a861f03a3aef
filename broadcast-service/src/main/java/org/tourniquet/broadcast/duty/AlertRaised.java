package org.tourniquet.broadcast.duty;

import java.time.Instant;
import java.util.UUID;

import org.tourniquet.broadcast.incident.Mode;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Triage calls for a human, or tells that one has looked (seenAt); without personal data. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record AlertRaised(UUID id, String kind, UUID ticket, Mode mode, Instant raisedAt, Instant seenAt) {

    AlertRaised {
        if (id == null || kind == null || ticket == null || mode == null || raisedAt == null)
            throw new IllegalArgumentException("an alert needs id, kind, ticket, mode and raisedAt");
    }
}
