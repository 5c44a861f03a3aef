package org.tourniquet.triage.protocol;

/** The part of the questionnaire a question belongs to, in the order they are asked. */
public enum Phase {
    SAFETY,
    GATE,
    SCORE,
    CONTEXT
}
