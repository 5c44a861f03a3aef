package org.tourniquet.broadcast.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.tourniquet.broadcast.audience.Audience;
import org.tourniquet.broadcast.directory.KnownChannel;

/**
 * Whether one could begin this minute: who can be told, which doors stand open, and when it was last tried.
 *
 * @param lastDrill null when there never was one
 */
public record Readiness(long people, int doors, long open, Instant lastDrill, boolean rusty) {
    /** What was not tried for so long cannot be trusted to work. */
    private static final Duration RUSTY = Duration.ofDays(90);

    static Readiness at(Instant now) {
        List<KnownChannel> doors = KnownChannel.inUse();
        Instant drill = Incident.lastDrill().map(Incident::openedAt).orElse(null);
        return new Readiness(Audience.<Audience> findById(Audience.EVERYONE).people(), doors.size(),
                doors.stream().filter(door -> door.hours(now).usable()).count(), drill,
                drill == null || drill.isBefore(now.minus(RUSTY)));
    }
}
