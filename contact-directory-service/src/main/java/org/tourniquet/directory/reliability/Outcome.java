package org.tourniquet.directory.reliability;

/** What a test of a channel found. */
public enum Outcome {
    /** Somebody, or the right page, answered. */
    ANSWERED,
    /** Something answered, but not what should. */
    WRONG,
    /** Nothing answered. */
    SILENT,
    /** The address leads where no check may go: nothing is known by it. */
    REFUSED;

    boolean good() {
        return this == ANSWERED;
    }

    /** For people who log one. */
    public String inWords() {
        return switch (this) {
            case ANSWERED -> "It was answered";
            case WRONG -> "Something answered, but it was wrong";
            case SILENT -> "Nobody answered";
            case REFUSED -> "Could not be tried";
        };
    }
}
