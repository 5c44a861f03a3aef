package org.tourniquet.triage.protocol;

import java.time.Duration;

/** How soon a human has to be there; the first is the most urgent (targets of the Manchester Triage System). */
public enum Urgency {
    RED(0),
    ORANGE(10),
    YELLOW(60),
    GREEN(120),
    BLUE(240);

    private final int minutes;

    Urgency(int minutes) {
        this.minutes = minutes;
    }

    /** The time within which the first human is there. */
    public Duration within() {
        return Duration.ofMinutes(minutes);
    }

    public boolean atLeast(Urgency other) {
        return ordinal() <= other.ordinal();
    }

    public Urgency worst(Urgency other) {
        return atLeast(other) ? this : other;
    }

    /** One level up, at most to ORANGE: RED comes only from a flag. */
    Urgency raised() {
        return ordinal() <= ORANGE.ordinal() ? this : values()[ordinal() - 1];
    }
}
