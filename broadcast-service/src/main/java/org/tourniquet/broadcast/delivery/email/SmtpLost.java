package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;

/** A connection on which a mail came to no clear end. */
final class SmtpLost extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean heard;
    private final boolean mayHaveIt;

    /**
     * @param heard the relay had said anything about this mail before
     * @param mayHaveIt the end of the mail was on its way: nobody knows whether the relay has it
     */
    SmtpLost(IOException why, boolean heard, boolean mayHaveIt) {
        super(why.getMessage(), why);
        this.heard = heard;
        this.mayHaveIt = mayHaveIt;
    }

    boolean heard() {
        return heard;
    }

    boolean mayHaveIt() {
        return mayHaveIt;
    }
}
