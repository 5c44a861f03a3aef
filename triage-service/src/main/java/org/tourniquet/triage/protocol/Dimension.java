package org.tourniquet.triage.protocol;

/** What an answer tells about an issue: how many, how dear, how draining, how dangerous and so on. */
public enum Dimension {
    PEOPLE,
    MONEY,
    DRAIN,
    DANGER,
    TIME,
    TREND,
    LEVER,
    CHOICE
}
