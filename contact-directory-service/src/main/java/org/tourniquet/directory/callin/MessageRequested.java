package org.tourniquet.directory.callin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** A text for one of the staff on its way to broadcast, with the words that answer it; number and text are sealed. */
@RegisterForReflection
@JsonPropertyOrder({ "id", "medium", "sealedAddress", "language", "sealedBody", "purpose", "mode", "requestedAt", "answers" })
record MessageRequested(UUID id, String medium, String sealedAddress, String language, String sealedBody, String purpose,
        String mode, Instant requestedAt, List<String> answers) {
    static final String TYPE = "directory.message-requested.v1";
    static final String COMING = "1";
    static final String CANNOT = "2";

    static MessageRequested of(StaffText text, Asked asked, boolean drill) {
        return new MessageRequested(text.id, "SMS", asked.sealedPhone, "en", text.sealedBody, "CALL_IN",
                drill ? "DRILL" : "LIVE", text.at, List.of(COMING, CANNOT));
    }
}
