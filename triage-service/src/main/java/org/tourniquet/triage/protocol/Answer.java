package org.tourniquet.triage.protocol;

/** One answer as it was given, to one question. */
public record Answer(String question, Value value) {
}
