package org.tourniquet.triage.desk;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** How fast the desk takes people: what the last hour says about the next minutes. */
@ApplicationScoped
class Pace {

    private static final Duration LATELY = Duration.ofHours(1);
    /** Fewer people than this in an hour say nothing about the next one. */
    private static final int TELLING = 3;

    /** Until so many people are taken; null while the pace is not known. */
    Integer minutes(long people, Instant now) {
        long taken = Moment.count("kind = ?1 and at > ?2", Moment.Kind.TAKEN, now.minus(LATELY));
        return taken < TELLING ? null : (int) Math.ceilDiv(people * LATELY.toMinutes(), taken);
    }
}
