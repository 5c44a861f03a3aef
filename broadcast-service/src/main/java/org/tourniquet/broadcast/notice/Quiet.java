package org.tourniquet.broadcast.notice;

import org.tourniquet.broadcast.incident.Mode;

/** Whether a notice waits until people's nights are over. Those who are contacted with care are never woken. */
public enum Quiet {
    KEEP,
    OVERRIDE;

    /** What an author who says nothing means: people are woken only by what they must know at once, and by no drill. */
    static Quiet usual(Purpose purpose, Mode mode) {
        return mode == Mode.LIVE && (purpose == Purpose.HOW_TO_REACH_US || purpose == Purpose.CORRECTION) ? OVERRIDE : KEEP;
    }
}
