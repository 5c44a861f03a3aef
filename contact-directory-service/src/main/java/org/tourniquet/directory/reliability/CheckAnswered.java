package org.tourniquet.directory.reliability;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody wrote to broadcast. Answers: the request for a message that this answers, or null. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record CheckAnswered(UUID id, UUID answers, Instant receivedAt) {
}
