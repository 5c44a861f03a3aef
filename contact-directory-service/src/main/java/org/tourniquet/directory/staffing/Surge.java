package org.tourniquet.directory.staffing;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.quarkus.qute.TemplateData;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Many calls within a short time at a line that answers fewer: the queue as water in a basin, because while more come than
 * can be answered no steady state exists that a formula of Erlang's could describe. Nobody hangs up.
 */
@TemplateData
@RegisterForReflection
public record Surge(long calls, int minutes, int answersPerHour,
        @Schema(description = "how many wait when the last call comes in") long longestQueue,
        @Schema(description = "seconds that the last of them waits; null: nobody answers at all") Long longestWaitSeconds,
        @Schema(description = "minutes from the first call until nobody waits any more; null: never") Long clearedAfterMinutes) {

    static Surge of(long calls, int minutes, int answersPerHour) {
        double perMinute = answersPerHour / 60.0;
        double queue = Math.max(0, calls - perMinute * minutes);
        if (answersPerHour == 0)
            return new Surge(calls, minutes, 0, calls, calls == 0 ? Long.valueOf(0) : null,
                    calls == 0 ? Long.valueOf(0) : null);
        return new Surge(calls, minutes, answersPerHour, Math.round(queue), Math.round(queue / perMinute * 60),
                (long) Math.ceil(minutes + queue / perMinute));
    }

    /** How many wait so many minutes after the first call. */
    double queueAt(double minute) {
        double perMinute = answersPerHour / 60.0;
        double grown = Math.max(0, (double) calls / minutes - perMinute) * Math.min(minute, minutes);
        return Math.max(0, grown - Math.max(0, minute - minutes) * perMinute);
    }

    public String clearedInWords() {
        return clearedAfterMinutes == null ? "never" : inWords(clearedAfterMinutes * 60);
    }

    public String waitInWords() {
        return longestWaitSeconds == null ? "for ever" : inWords(longestWaitSeconds);
    }

    private static String inWords(long seconds) {
        long minutes = Math.ceilDiv(seconds, 60);
        return minutes < 120 ? minutes + " min" : minutes / 60 + " h " + minutes % 60 + " min";
    }
}
