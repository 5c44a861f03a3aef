package org.tourniquet.broadcast.notice;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a notice stands between the first word and the last outcome. */
public enum NoticeState {
    DRAFT("Draft"),
    SUBMITTED("Waits for approval"),
    RETURNED("Returned"),
    APPROVED("Approved"),
    SENDING("Sending"),
    PAUSED("Paused"),
    STOPPED("Stopped"),
    COMPLETE("Complete");

    private static final Map<NoticeState, Set<NoticeState>> NEXT = Map.of(
            DRAFT, EnumSet.of(SUBMITTED),
            RETURNED, EnumSet.of(SUBMITTED),
            SUBMITTED, EnumSet.of(APPROVED, RETURNED, STOPPED),
            APPROVED, EnumSet.of(SENDING, STOPPED, DRAFT),
            SENDING, EnumSet.of(PAUSED, STOPPED, COMPLETE),
            PAUSED, EnumSet.of(SENDING, STOPPED, COMPLETE),
            STOPPED, EnumSet.noneOf(NoticeState.class),
            COMPLETE, EnumSet.of(SENDING));

    private final String label;

    NoticeState(String label) {
        this.label = label;
    }

    /** As the console says it. */
    public String label() {
        return label;
    }

    /** Its meaning as a colour of the house. */
    public String tone() {
        return switch (this) {
            case SUBMITTED, RETURNED, PAUSED -> "warn";
            case APPROVED, SENDING -> "waiting";
            case COMPLETE -> "good";
            case DRAFT, STOPPED -> "neutral";
        };
    }

    /** Whether a notice may go from here to there. */
    public boolean mayBecome(NoticeState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether its words can still be changed. */
    public boolean editable() {
        return this == DRAFT || this == RETURNED;
    }

    /** Whether a second person has let it out. */
    public boolean released() {
        return this == APPROVED || this == SENDING || this == PAUSED || this == STOPPED || this == COMPLETE;
    }
}
