package org.tourniquet.directory.channel;

/** Whether a channel works at all, whatever its hours say: what a person (or, one day, a check) last found. */
public enum Condition {
    WORKS,
    OVERLOADED,
    DOWN,
    UNPROVED
}
