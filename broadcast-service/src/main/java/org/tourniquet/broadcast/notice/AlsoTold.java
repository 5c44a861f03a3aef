package org.tourniquet.broadcast.notice;

/** Who is told of a notice without being in its audience: those who told us their story of the incident that it ends. */
public interface AlsoTold {
    /** How many, beside those it is addressed to; each once. */
    long beside(Notice notice);

    /** Whether a notice tells them: only what ends the whole incident does, not what is for a part of the people. */
    static boolean tells(Notice notice) {
        return (notice.purpose() == Purpose.FIXED || notice.purpose() == Purpose.ALL_CLEAR) && notice.segment() == null;
    }
}
