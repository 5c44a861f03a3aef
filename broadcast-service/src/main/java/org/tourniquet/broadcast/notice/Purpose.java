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

    /** Whether it is the word that was promised before. */
    public boolean keepsPromises() {
        return this == UPDATE || this == FIXED || this == ALL_CLEAR;
    }

    /** As the console says it. */
    public String label() {
        return label;
    }
}
