package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What became of a message that another service asked us to send; {@code id} is the request's. */
@RegisterForReflection
public record MessageSettled(UUID id, String state, String reason, Instant at) {
}
