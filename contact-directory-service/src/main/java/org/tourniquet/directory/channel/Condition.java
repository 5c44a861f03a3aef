package org.tourniquet.directory.channel;

import java.util.List;

/** Whether a channel works at all, whatever its hours say: what a person or a test last found. */
public enum Condition {
    WORKS,
    OVERLOADED,
    DOWN,
    UNPROVED;

    private static final List<Condition> FROM_GOOD_TO_BAD = List.of(WORKS, UNPROVED, OVERLOADED, DOWN);

    Condition worse(Condition other) {
        return FROM_GOOD_TO_BAD.indexOf(other) > FROM_GOOD_TO_BAD.indexOf(this) ? other : this;
    }

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
