package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a person may know of the desk; the desk itself says it, since it sees us and we do not see it. */
public interface Humans {

    /**
     * Where a story stands: with whom, how many come before it, until when a human is promised, and how many minutes it
     * takes at the pace of the last hour (null while that pace is not known).
     */
    record Standing(String agent, boolean closed, long before, Instant due, Integer likelyMinutes) {
    }

    Optional<Standing> standing(UUID assessment);

    /** How many people's stories with this issue were closed as solved, drills left out. */
    long helped(String protocol, String issue);
}
