package org.tourniquet.broadcast.delivery;

import java.util.Arrays;
import java.util.List;

/** Why people did not get it, in the few words by which a manager decides whom to send to again. */
enum FailureKind {
    UNREACHABLE("The phone or mailbox could not be reached", true),
    PROVIDER("The provider did not take it", true),
    ACCOUNT("Our account was refused", true),
    OTHER("Something else", true),
    EXPIRED("It came too late", true),
    FILTERED("Filtered by the carrier", false),
    BOUNCED("The mailbox refused it", false),
    BAD_NUMBER("No such number, or not a mobile", false),
    STOPPED("Stopped by us", false),
    NO_ADDRESS("No address", false);

    private final String label;
    private final boolean worthIt;

    FailureKind(String label, boolean worthIt) {
        this.label = label;
        this.worthIt = worthIt;
    }

    public String label() {
        return label;
    }

    /** Whether the same again may well arrive. */
    public boolean worthIt() {
        return worthIt;
    }

    /** Whether there is anything to send to. */
    public boolean resendable() {
        return this != NO_ADDRESS && this != STOPPED;
    }

    /** All that can be chosen. */
    static List<FailureKind> choices() {
        return Arrays.stream(values()).filter(FailureKind::resendable).toList();
    }
}
