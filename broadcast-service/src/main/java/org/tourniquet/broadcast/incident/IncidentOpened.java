package org.tourniquet.broadcast.incident;

import java.util.UUID;

/** An incident has begun; fired inside the opening transaction, after its plan is known. */
public record IncidentOpened(UUID id, boolean live) {
}
