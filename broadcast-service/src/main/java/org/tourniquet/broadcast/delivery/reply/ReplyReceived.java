package org.tourniquet.broadcast.delivery.reply;

import java.time.Instant;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody wrote to us; {@code from} is the fingerprint of their address.
 *
 * @param language of the recipient who has this address; null if nobody is known to have it
 * @param keyword STOP or START when the text was nothing but such a word: obeyed already, and nothing to answer
 * @param answers the request for a message that this answers in one of the words it named; whoever asked takes it, and nobody
 *        else
 */
@RegisterForReflection
public record ReplyReceived(UUID id, Medium medium, String from, String sealedAddress, String sealedBody, Instant receivedAt,
        String language, String keyword, UUID answers) {
}
