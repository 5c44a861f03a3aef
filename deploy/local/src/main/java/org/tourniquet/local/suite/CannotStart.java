package org.tourniquet.local.suite;

/** Why the suite does not start, in sentences for the person who wanted it. */
public final class CannotStart extends RuntimeException {

    public CannotStart(String sentences) {
        super(sentences);
    }
}
