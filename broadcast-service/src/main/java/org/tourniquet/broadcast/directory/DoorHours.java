package org.tourniquet.broadcast.directory;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Whether a channel answers now and when that changes, from the open intervals the directory sent ahead.
 *
 * @param state what can be said
 * @param until end of the present interval, when open and not always open
 * @param opensAt start of the next one, when shut
 * @param zone the channel's own time zone
 */
public record DoorHours(State state, Instant until, Instant opensAt, ZoneId zone) {
    /** What can be said about a door. */
    public enum State {
        ALWAYS,
        OPEN,
        SHUT,
        /** The directory last said it does not answer, whatever its hours. */
        DOWN,
        /** Beyond what the directory sent ahead. */
        UNKNOWN
    }

    static DoorHours of(ChannelChanged view, Instant now) {
        ZoneId zone = ZoneId.of(view.timeZone());
        if (view.retired() || view.state().equals("DOWN"))
            return new DoorHours(State.DOWN, null, null, zone);
        if (view.openUntil() == null || !now.isBefore(view.openUntil()) || now.isBefore(view.openFrom()))
            return new DoorHours(State.UNKNOWN, null, null, zone);
        for (ChannelChanged.Interval open : view.open()) {
            if (!now.isBefore(open.from()) && now.isBefore(open.to()))
                // an interval that fills the whole horizon is day and night; a week is longer than any opening
                return Duration.between(open.from(), open.to()).toDays() >= 7
                        ? new DoorHours(State.ALWAYS, null, null, zone)
                        : new DoorHours(State.OPEN, open.to(), null, zone);
            if (now.isBefore(open.from()))
                return new DoorHours(State.SHUT, null, open.from(), zone);
        }
        return new DoorHours(State.UNKNOWN, null, null, zone);
    }

    /** Whether sending somebody there now makes sense as far as we know. */
    public boolean usable() {
        return state == State.ALWAYS || state == State.OPEN;
    }
}
