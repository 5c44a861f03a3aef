package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody answered us, and it was no opt-out; {@code from} is the fingerprint of their address. */
@RegisterForReflection
public record ReplyReceived(UUID id, Medium medium, String from, String sealedAddress, String sealedBody,
        Instant receivedAt) {
}
