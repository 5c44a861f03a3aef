package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A person's text or mail that broadcast took in: sealed, with the sender's print, and their language where they are known.
 * A keyword (STOP, START) is obeyed already; what answers a message that another service asked for is for that service.
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record ReplyReceived(UUID id, String medium, String from, String sealedAddress, String sealedBody, Instant receivedAt,
        String language, String keyword, UUID answers) {

    ReplyReceived {
        if (id == null || from == null || from.isBlank() || sealedBody == null || sealedAddress == null)
            throw new IllegalArgumentException("a reply needs id, from, sealedAddress and sealedBody");
        if (!"SMS".equals(medium) && !"EMAIL".equals(medium))
            throw new IllegalArgumentException("a reply comes by SMS or EMAIL");
    }
}
