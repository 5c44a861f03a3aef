package org.tourniquet.broadcast.incident;

/** Whether an incident is real; fixed when it is opened. */
public enum Mode {
    LIVE,
    DRILL
}
