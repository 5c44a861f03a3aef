package org.tourniquet.broadcast.delivery.unreached;

import java.time.Instant;
import java.util.UUID;

import org.tourniquet.broadcast.incident.Mode;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody whom a notice did not reach, and whom a human is to call.
 *
 * @param sealedPhone null where we know no number
 * @param sealedWords what the notice says in their language, short enough to be said
 * @param reason why they were not reached, without anything personal
 */
@RegisterForReflection
public record PersonUnreached(UUID id, UUID person, UUID notice, UUID incident, Mode mode, String sealedName,
        String sealedPhone, String sealedWords, String language, String reason, Instant handedAt) {
}
