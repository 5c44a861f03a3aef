package org.tourniquet.directory.channel;

/** What the directory says about a channel at a moment: its condition, and if that is good, its hours. */
public enum State {
    OPEN,
    CLOSED,
    OVERLOADED,
    DOWN,
    UNPROVED;

    static State of(Condition condition, boolean openByHours) {
        return switch (condition) {
            case DOWN -> DOWN;
            case WORKS -> openByHours ? OPEN : CLOSED;
            case OVERLOADED -> openByHours ? OVERLOADED : CLOSED;
            case UNPROVED -> openByHours ? UNPROVED : CLOSED;
        };
    }
}
