package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.Map;

import org.tourniquet.broadcast.audience.Medium;

/**
 * What of a notice is not to leave yet: for its wave, or for the end of somebody's night.
 *
 * @param waiting deliveries per medium
 * @param next when the first of them leave
 * @param last when the last of them do
 */
record Later(Map<Medium, Long> waiting, Instant next, Instant last) {
    static final Later NOTHING = new Later(Map.of(), null, null);

    long of(Medium medium) {
        return waiting.getOrDefault(medium, 0L);
    }

    long all() {
        return waiting.values().stream().mapToLong(Long::longValue).sum();
    }
}
