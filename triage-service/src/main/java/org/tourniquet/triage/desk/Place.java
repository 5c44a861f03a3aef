package org.tourniquet.triage.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;

import org.tourniquet.triage.protocol.Urgency;

/**
 * Where a story stands in the queue: lane 1 RED, lane 2 ORANGE (and whoever waited twice the promised time), lane 3 by
 * due date. The key never changes with time, so the queue is one index and nobody starves.
 */
record Place(int lane, Instant sortKey, Instant dueAt) implements Comparable<Place> {

    static final int RED = 1;
    static final int ORANGE = 2;
    static final int DUE = 3;

    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::lane).thenComparing(Place::sortKey);

    static Place of(Urgency urgency, Instant arrived) {
        Instant due = arrived.plus(urgency.within());
        return switch (urgency) {
            case RED -> new Place(RED, arrived, due);
            case ORANGE -> new Place(ORANGE, arrived, due);
            default -> new Place(DUE, due, due);
        };
    }

    /** Whoever waited for more than twice the promised time is passed by nobody but RED. */
    static Instant overdueFrom(Urgency urgency, Instant arrived) {
        return arrived.plus(urgency.within().multipliedBy(2));
    }

    Place overdue(Instant arrived) {
        return lane <= ORANGE ? this : new Place(ORANGE, arrived, dueAt);
    }

    /** New answers move a story only forward. */
    Place forward(Place other) {
        Place first = compareTo(other) <= 0 ? this : other;
        return new Place(first.lane, first.sortKey, dueAt.isBefore(other.dueAt) ? dueAt : other.dueAt);
    }

    Duration left(Instant now) {
        return Duration.between(now, dueAt);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
