package org.tourniquet.broadcast.incident;

import java.util.UUID;

/** An incident has ended; fired inside the closing transaction. */
public record IncidentClosed(UUID incident) {
}
