package org.tourniquet.broadcast.notice;

/** What a notice is for. */
public enum Purpose {
    HOW_TO_REACH_US("How to reach us"),
    UPDATE("Update"),
    CORRECTION("Correction"),
    FIXED("Fixed"),
    ALL_CLEAR("All-clear");

    private final String label;

    Purpose(String label) {
        this.label = label;
    }

    /** As the console says it. */
    public String label() {
        return label;
    }
}
