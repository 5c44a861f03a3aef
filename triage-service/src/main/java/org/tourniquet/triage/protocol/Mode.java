package org.tourniquet.triage.protocol;

/**
 * How this assessment is run: everything asked or only what can still matter, and how often the person got in touch in
 * the last 72 hours, this time included.
 */
public record Mode(boolean full, int contacts) {

    public static final Mode SHORT = new Mode(false, 1);
    public static final Mode FULL = new Mode(true, 1);

    public Mode withContacts(int contacts) {
        return new Mode(full, contacts);
    }
}
