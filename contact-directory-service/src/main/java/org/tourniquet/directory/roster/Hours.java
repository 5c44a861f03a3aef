package org.tourniquet.directory.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A shift as it is: from when to when, and whom to call in which order. */
record Hours(UUID id, Instant from, Instant to, List<String> people) {
    boolean covers(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
