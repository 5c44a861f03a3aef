package org.tourniquet.broadcast.incident;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the other services are told of an incident; the whole state, so that the newest version is enough. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "version", "title", "kind", "mode", "state", "protocol", "openedAt", "closedAt" })
public record IncidentChanged(UUID id, long version, String title, Kind kind, Mode mode, Incident.State state,
        String protocol, Instant openedAt, Instant closedAt) {

    static IncidentChanged of(Incident incident) {
        // versions on the wire begin at 1: 0 is what a consumer that knows nothing has
        return new IncidentChanged(incident.id(), incident.version() + 1, incident.title(), incident.kind(),
                incident.mode(), incident.state(), incident.protocol(), incident.openedAt(), incident.closedAt());
    }
}
