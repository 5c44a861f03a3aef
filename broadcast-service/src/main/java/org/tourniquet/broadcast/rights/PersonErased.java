package org.tourniquet.broadcast.rights;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A person is gone here and is to be forgotten by the others too.
 *
 * @param recipient as it stood in the links that the person got
 * @param prints fingerprints of the addresses the person was known by
 * @param openToo whether a story that still waits for a human goes as well
 */
@RegisterForReflection
public record PersonErased(UUID id, String recipient, List<String> prints, boolean openToo, Instant erasedAt) {
}
