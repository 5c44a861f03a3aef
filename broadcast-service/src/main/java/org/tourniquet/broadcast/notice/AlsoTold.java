package org.tourniquet.broadcast.notice;

/**
 * Who is told of a notice without being in its audience: those who told us their story of the incident that it ends, and
 * those of them who must hear that what they were told was wrong.
 */
public interface AlsoTold {
    /** How many, beside those it is addressed to; each once. */
    long beside(Notice notice);

    /** Whether a notice tells anybody beside its people. */
    static boolean tells(Notice notice) {
        return ends(notice) || notice.purpose() == Purpose.CORRECTION;
    }

    /** Only what ends the whole incident does, not what is for a part of the people. */
    static boolean ends(Notice notice) {
        return (notice.purpose() == Purpose.FIXED || notice.purpose() == Purpose.ALL_CLEAR) && notice.segment() == null;
    }
}
