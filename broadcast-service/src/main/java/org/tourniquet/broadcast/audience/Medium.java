package org.tourniquet.broadcast.audience;

/** How we send; the first two go to a person's address, the others to everybody. */
public enum Medium {
    EMAIL("E-mail"),
    SMS("Text message"),
    BANNER("Banner"),
    SOCIAL("Social post"),
    FEED("Feed");

    private final String label;

    Medium(String label) {
        this.label = label;
    }

    /** As people say it. */
    public String label() {
        return label;
    }

    /** Whether each person has an address of their own for it. */
    public boolean personal() {
        return this == EMAIL || this == SMS;
    }
}
