package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A signal that needs a human now, for whoever is on duty, and again once somebody has looked; without personal data. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "kind", "urgency", "ticket", "incident", "mode", "summary", "raisedAt", "seenAt" })
record AlertRaised(UUID id, String kind, String urgency, UUID ticket, UUID incident, String mode, String summary,
        Instant raisedAt, Instant seenAt) {

    static AlertRaised of(Alert a) {
        return new AlertRaised(a.id, a.kind.name(), a.urgency.name(), a.ticket, a.incident, a.mode, a.summary, a.raisedAt,
                a.seenAt);
    }
}
