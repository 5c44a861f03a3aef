package org.tourniquet.triage.directory;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** An incident opened, changed or closed, as broadcast's event tells it. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record IncidentChanged(UUID id, long version, String title, String kind, String mode, String state, String protocol,
        Instant openedAt, Instant closedAt) {

    IncidentChanged {
        if (id == null || version < 1 || title == null || kind == null || state == null)
            throw new IllegalArgumentException("an incident needs id, version, title, kind and state");
        if (!"LIVE".equals(mode) && !"DRILL".equals(mode))
            throw new IllegalArgumentException("an incident is LIVE or DRILL");
    }
}
