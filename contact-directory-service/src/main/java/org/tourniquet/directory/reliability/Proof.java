package org.tourniquet.directory.reliability;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.tourniquet.directory.channel.Condition;

/**
 * What is known about a channel from its tests. Since: when testing began. Doubt: grows with each failure in a row, faster
 * when a person met it, and a single answer takes it away.
 */
record Proof(Instant since, Instant lastGood, Instant lastAt, int doubt, Integer waitSeconds) {

    static final int DOWN_FROM = 3;
    private static final int BY_A_PERSON = 2;
    // an hour of the day later the line is another line
    private static final Duration WAIT_HOLDS = Duration.ofHours(3);

    /** What an editor wants to know: both may be null, then the channel is never said to be unproved, or overloaded. */
    record Rules(Integer unprovedAfterHours, Integer overloadedAfterSeconds) {
    }

    static Proof none(Instant since) {
        return new Proof(since, null, null, 0, null);
    }

    Proof after(Outcome outcome, Integer wait, boolean byPerson, Instant at) {
        // what could not be tried says nothing about the channel, for it or against it
        if (outcome == Outcome.REFUSED || lastAt != null && at.isBefore(lastAt))
            return this;
        if (outcome.good())
            return new Proof(since, at, at, 0, wait);
        return new Proof(since, lastGood, at, Math.min(doubt + (byPerson ? BY_A_PERSON : 1), 100), null);
    }

    /** Down before unproved before overloaded: the first that is true. */
    Condition found(Rules rules, Instant now) {
        if (doubt >= DOWN_FROM)
            return Condition.DOWN;
        if (rules.unprovedAfterHours() != null
                && !now.isBefore((lastGood == null ? since : lastGood).plus(Duration.ofHours(rules.unprovedAfterHours()))))
            return Condition.UNPROVED;
        boolean slow = rules.overloadedAfterSeconds() != null
                && wait(now).filter(wait -> wait > rules.overloadedAfterSeconds()).isPresent();
        return slow ? Condition.OVERLOADED : Condition.WORKS;
    }

    /** The wait that was last measured, as long as it says anything about now. */
    Optional<Integer> wait(Instant now) {
        return waitSeconds == null || !now.isBefore(lastAt.plus(WAIT_HOLDS)) ? Optional.empty() : Optional.of(waitSeconds);
    }
}
