package org.tourniquet.broadcast.door;

/** What a door of a kind says to those who come to it. */
public enum DoorForm {
    ANNOUNCEMENT("Announcement while waiting"),
    AUTOMATIC_REPLY("Automatic reply"),
    GREETING("Greeting"),
    ANSWER("First answer by text"),
    SHEET("Sheet for the desk"),
    NOTE("Note on the page");

    private final String label;

    DoorForm(String label) {
        this.label = label;
    }

    /** As the console says it. */
    public String label() {
        return label;
    }

    /** The form for a channel's kind. */
    static DoorForm of(String kind) {
        return switch (kind) {
            case "PHONE" -> ANNOUNCEMENT;
            case "EMAIL" -> AUTOMATIC_REPLY;
            case "CHAT" -> GREETING;
            case "TEXT" -> ANSWER;
            case "DESK" -> SHEET;
            default -> NOTE;
        };
    }

    /** Whether it is heard rather than read: numbers are said digit by digit, and nobody can tap a link. */
    boolean spoken() {
        return this == ANNOUNCEMENT;
    }
}
