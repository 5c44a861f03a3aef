package org.tourniquet.triage.protocol;

/** The form in which a question is put and answered. */
public enum QuestionType {
    YES_NO,
    SINGLE,
    SCALE,
    BAND,
    MULTI,
    PICK,
    DUEL,
    TEXT
}
