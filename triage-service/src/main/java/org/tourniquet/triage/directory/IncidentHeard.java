package org.tourniquet.triage.directory;

import java.util.UUID;

/** We have just heard of an incident, or of a change of it, and keep it. */
public record IncidentHeard(UUID incident) {
}
