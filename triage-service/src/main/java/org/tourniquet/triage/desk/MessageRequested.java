package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An agent's words on their way to broadcast, which owns addresses; ours are sealed. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "medium", "sealedAddress", "language", "sealedSubject", "sealedBody", "purpose", "incident",
        "mode", "ticket", "requestedAt" })
record MessageRequested(UUID id, String medium, String sealedAddress, String language, String sealedSubject,
        String sealedBody, String purpose, UUID incident, String mode, UUID ticket, Instant requestedAt) {

    static MessageRequested of(Message m, Ticket ticket) {
        return new MessageRequested(m.id, m.medium.name(), m.sealedAddress, m.language, m.sealedSubject, m.sealedBody,
                "TICKET", ticket.incident, m.mode, m.ticket, m.at);
    }
}
