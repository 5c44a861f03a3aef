package org.tourniquet.broadcast.delivery;

/** Which way a delivery goes: what few are waiting for never stands behind what a million get, and a drill goes its own. */
public enum Lane {
    URGENT,
    BULK,
    REHEARSAL;

    /** To how many people a live notice may go and still count as urgent. */
    static final int URGENT_AT_MOST = 100;

    static Lane of(boolean live, long people) {
        return !live ? REHEARSAL : people <= URGENT_AT_MOST ? URGENT : BULK;
    }
}
