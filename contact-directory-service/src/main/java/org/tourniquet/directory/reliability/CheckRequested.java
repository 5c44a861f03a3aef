package org.tourniquet.directory.reliability;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A message to a channel's own address on its way to broadcast; address and words are sealed. Any answer to it is wanted. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "medium", "sealedAddress", "language", "sealedSubject", "sealedBody", "purpose", "mode",
        "requestedAt", "until" })
record CheckRequested(UUID id, String medium, String sealedAddress, String language, String sealedSubject, String sealedBody,
        String purpose, String mode, Instant requestedAt, Instant until) {
    static final String TYPE = "directory.message-requested.v1";
    static final String PURPOSE = "CHANNEL_CHECK";

    static CheckRequested of(Probe probe) {
        return new CheckRequested(probe.id, probe.medium, probe.sealedAddress, "en", probe.sealedSubject, probe.sealedBody,
                PURPOSE, "LIVE", probe.at, probe.deadline);
    }
}
