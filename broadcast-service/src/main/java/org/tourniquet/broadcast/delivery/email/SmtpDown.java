package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;

/** A relay that lets us say nothing of a mail: not there, closed, or not as it has to be. */
final class SmtpDown extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean personNeeded;

    /** @param personNeeded it will not get well by itself */
    SmtpDown(String why, boolean personNeeded) {
        super(why);
        this.personNeeded = personNeeded;
    }

    boolean personNeeded() {
        return personNeeded;
    }
}
