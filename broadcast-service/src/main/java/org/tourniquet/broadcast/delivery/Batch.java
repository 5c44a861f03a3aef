package org.tourniquet.broadcast.delivery;

import java.util.List;
import java.util.UUID;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What travels on the deliveries' topics: ids and nothing about anybody. */
@RegisterForReflection
public record Batch(UUID batch, List<UUID> ids) {
    public Batch {
        if (batch == null || ids == null || ids.isEmpty() || ids.contains(null))
            throw new IllegalArgumentException("a batch has an id and ids");
    }
}
