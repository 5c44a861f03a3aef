package org.tourniquet.local.inbox;

import java.time.Instant;

import org.tourniquet.local.outside.Journal.Spot;

/** What the index remembers of a mail; its bytes stay on disk. */
record Letter(long number, Instant at, String sender, String to, String from, String subject, Spot spot, int bytes) {

    String id() {
        return "m" + number;
    }

    /** What stands in the disc beside it. */
    String initial() {
        return to.isEmpty() ? "?" : to.substring(0, to.offsetByCodePoints(0, 1)).toUpperCase();
    }

    boolean fits(String words) {
        return to.toLowerCase().contains(words) || from.toLowerCase().contains(words)
                || subject.toLowerCase().contains(words);
    }
}
