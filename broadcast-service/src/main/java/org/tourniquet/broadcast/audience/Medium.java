package org.tourniquet.broadcast.audience;

/** How we send; the first two go to a person's address, the others to everybody. */
public enum Medium {
    EMAIL,
    SMS,
    BANNER,
    SOCIAL,
    FEED;

    /** Whether each person has an address of their own for it. */
    public boolean personal() {
        return this == EMAIL || this == SMS;
    }
}
