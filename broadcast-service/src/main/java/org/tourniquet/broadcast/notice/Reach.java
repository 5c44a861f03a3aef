package org.tourniquet.broadcast.notice;

/** Over how many media each person is told: every chosen one they have, or the first of their own order that works. */
public enum Reach {
    EVERY,
    FIRST
}
