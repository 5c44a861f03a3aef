package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.UUID;

import org.tourniquet.triage.assessment.TextDoor;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Words for one person on their way to broadcast, which owns addresses; ours are sealed. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "medium", "sealedAddress", "language", "sealedSubject", "sealedBody", "purpose", "incident",
        "mode", "ticket", "requestedAt" })
record MessageRequested(UUID id, String medium, String sealedAddress, String language, String sealedSubject,
        String sealedBody, String purpose, UUID incident, String mode, UUID ticket, Instant requestedAt) {

    /** A question, an answer or a verdict of a dialogue by text. */
    static MessageRequested of(TextDoor.Outgoing t) {
        return new MessageRequested(t.id(), "SMS", t.sealedPhone(), t.language(), null, t.sealedBody(), "ASSESSMENT",
                t.incident(), t.mode(), null, t.at());
    }

    static MessageRequested of(Message m, Ticket ticket) {
        return new MessageRequested(m.id, m.medium.name(), m.sealedAddress, m.language, m.sealedSubject, m.sealedBody,
                "TICKET", ticket.incident, m.mode, m.ticket, m.at);
    }
}
