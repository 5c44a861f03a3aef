package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.UUID;

/**
 * One text that came in, and what the desk knows of its sender.
 *
 * @param print the fingerprint of the telephone
 * @param language that of the recipient who has this telephone; null if nobody is known to have it
 * @param humanSpokeAt when one of our people last wrote to them by text; null if never
 */
public record Heard(UUID id, String print, String phone, String words, String language, Instant at, Story story,
        Instant humanSpokeAt) {

    /** Whether there is a story that this text could belong to. */
    public enum Story {
        NONE,
        /** Closed days ago. */
        PAST,
        /** Closed lately: who writes now, writes about it. */
        CLOSED,
        /** Open, but for what was written unasked: nobody has looked at it yet. */
        UNASKED,
        OPEN;

        boolean open() {
            return this == OPEN || this == UNASKED;
        }
    }

    /** Where a text went: into the dialogue, into the person's story, or into both. */
    public enum Into {
        DIALOGUE,
        STORY,
        BOTH
    }
}
