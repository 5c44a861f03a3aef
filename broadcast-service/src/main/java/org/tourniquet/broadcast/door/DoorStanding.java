package org.tourniquet.broadcast.door;

import java.time.Instant;

/**
 * Whether a door says in a language what is true now.
 *
 * @param by who put in what stands there; null when nobody ever did
 */
public record DoorStanding(String language, boolean taken, boolean current, String by, Instant at) {

    static DoorStanding of(DoorScript script, TakenWords.Taken taken) {
        return taken == null ? new DoorStanding(script.language(), false, false, null, null)
                : new DoorStanding(script.language(), true, taken.mark().equals(script.mark()), taken.by(), taken.at());
    }

    /** It says what was true before. */
    public boolean old() {
        return taken && !current;
    }
}
