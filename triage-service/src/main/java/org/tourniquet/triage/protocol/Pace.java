package org.tourniquet.triage.protocol;

/** How soon something takes effect. */
public enum Pace {
    MINUTES,
    HOURS,
    DAYS
}
