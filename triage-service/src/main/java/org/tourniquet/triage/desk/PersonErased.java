package org.tourniquet.triage.desk;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** Broadcast has erased a person, who is to be forgotten here too: by the prints of their addresses, or as a recipient. */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record PersonErased(UUID id, String recipient, List<String> prints, boolean openToo, Instant erasedAt) {

    PersonErased {
        if (id == null || recipient == null || recipient.isBlank())
            throw new IllegalArgumentException("an erasure needs id and recipient");
        prints = prints == null ? List.of() : List.copyOf(prints);
    }
}
