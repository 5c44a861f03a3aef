package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.broadcast.incident.Mode;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Another service asks us to tell one person something; address and words are sealed.
 *
 * @param answers the few words that answer it, small letters and digits without punctuation; a text that is nothing but one of
 *        them, written while this was the last one that we were asked to send there, is told as its answer. Null: none
 * @param until after this moment it is not worth sending, and nothing is its answer; null: as long as we think best
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record MessageRequested(UUID id, Medium medium, String sealedAddress, String language, String sealedSubject,
        String sealedBody, String purpose, UUID incident, Mode mode, UUID ticket, Instant requestedAt, List<String> answers,
        Instant until) {
    public MessageRequested {
        answers = answers == null ? List.of() : answers.stream().filter(Objects::nonNull).toList();
        if (id == null || medium == null || !medium.personal() || sealedAddress == null || sealedBody == null
                || mode == null || requestedAt == null)
            throw new IllegalArgumentException(
                    "a message needs id, medium EMAIL or SMS, sealedAddress, sealedBody, mode and requestedAt");
    }
}
