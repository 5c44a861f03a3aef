package org.tourniquet.directory.callin;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody wrote to the organisation; {@code from} is the print of their number.
 *
 * @param keyword STOP or START, obeyed already
 * @param answers our text that this answers in one of its words; null when it is anything else
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ReplyReceived(UUID id, String medium, String from, String sealedBody, Instant receivedAt, String keyword, UUID answers) {
    ReplyReceived {
        Objects.requireNonNull(from, "a reply has a sender");
        Objects.requireNonNull(sealedBody, "a reply has words");
        Objects.requireNonNull(receivedAt, "a reply came at a time");
    }
}
