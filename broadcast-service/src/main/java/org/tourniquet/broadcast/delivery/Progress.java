package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import org.tourniquet.broadcast.audience.Medium;

/**
 * How far a notice is, read off its counters.
 *
 * @param media what became of the deliveries, per medium and state
 * @param sentAgain how many were sent once more because it was unclear whether they had left, per medium
 * @param total everybody who is to be told
 * @param accounted whose every delivery has come to a named end
 * @param fannedOut whether every person's deliveries have been written
 */
public record Progress(Map<Medium, Map<DeliveryState, Long>> media, Map<Medium, Long> sentAgain, long total, long accounted,
        boolean fannedOut, double ratePerSecond, Instant startedAt, Instant lastAt) {

    /** Every person is accounted for: nothing else may be called so. */
    public boolean complete() {
        return fannedOut && accounted == total;
    }

    public long of(Medium medium, DeliveryState state) {
        return media.getOrDefault(medium, Map.of()).getOrDefault(state, 0L);
    }

    /** Over all media. */
    public long of(DeliveryState state) {
        return media.values().stream().mapToLong(states -> states.getOrDefault(state, 0L)).sum();
    }

    /** How many may have arrived twice, each under one Message-ID and flagged. */
    public long again(Medium medium) {
        return sentAgain.getOrDefault(medium, 0L);
    }

    /** Deliveries still to come to an end. */
    public long open() {
        return of(DeliveryState.QUEUED) + of(DeliveryState.SENDING) + of(DeliveryState.UNKNOWN);
    }

    /** Deliveries that a person did not get. */
    public long missed() {
        return of(DeliveryState.FAILED) + of(DeliveryState.SUPPRESSED) + of(DeliveryState.UNKNOWN);
    }

    static Map<DeliveryState, Long> none() {
        return new EnumMap<>(DeliveryState.class);
    }
}
