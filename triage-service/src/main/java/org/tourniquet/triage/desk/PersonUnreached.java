package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Somebody whom a notice reached over no medium, and whom an agent is to call; name, number and words are sealed. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PersonUnreached(UUID id, UUID person, UUID notice, UUID incident, String mode, String sealedName, String sealedPhone,
        String sealedWords, String language, String reason, Instant handedAt) {

    PersonUnreached {
        if (id == null || person == null || notice == null || handedAt == null)
            throw new IllegalArgumentException("a person to call needs id, person, notice and handedAt");
    }
}
