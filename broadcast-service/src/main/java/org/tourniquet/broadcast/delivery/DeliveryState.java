package org.tourniquet.broadcast.delivery;

/** Where one notice to one recipient over one medium stands. */
public enum DeliveryState {
    QUEUED("Waits"),
    SENDING("Being sent"),
    ACCEPTED("Accepted"),
    DELIVERED("Delivered"),
    FAILED("Failed"),
    UNKNOWN("Unclear"),
    SUPPRESSED("Not sent, as asked"),
    REHEARSED("Rehearsed");

    private final String label;

    DeliveryState(String label) {
        this.label = label;
    }

    /** As the console says it. */
    public String label() {
        return label;
    }

    /** Whether the person is still to be accounted for. */
    public boolean open() {
        return this == QUEUED || this == SENDING || this == UNKNOWN;
    }

    /** Whether the person did not get it, for whatever reason. */
    public boolean missed() {
        return this == FAILED || this == SUPPRESSED || this == UNKNOWN;
    }

    /** The kind of pill that shows it. */
    public String pill() {
        return switch (this) {
            case ACCEPTED, DELIVERED -> "good";
            case FAILED -> "live";
            case UNKNOWN -> "warn";
            case REHEARSED -> "drill";
            case QUEUED, SENDING -> "waiting";
            case SUPPRESSED -> "neutral";
        };
    }
}
