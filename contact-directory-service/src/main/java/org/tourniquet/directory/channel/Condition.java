package org.tourniquet.directory.channel;

/** Whether a channel works at all, whatever its hours say: what a person (or, one day, a check) last found. */
public enum Condition {
    WORKS,
    OVERLOADED,
    DOWN,
    UNPROVED;

    /** For people who choose one. */
    public String inWords() {
        return switch (this) {
            case WORKS -> "It works";
            case OVERLOADED -> "It works, but too many people use it";
            case DOWN -> "It is out of order: recommend it to nobody";
            case UNPROVED -> "Nobody has tried it lately";
        };
    }
}
