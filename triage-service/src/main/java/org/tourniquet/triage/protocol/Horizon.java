package org.tourniquet.triage.protocol;

import java.util.Locale;

/** When the situation becomes irreversible, as the person sees it. */
public enum Horizon {
    MINUTES,
    HOURS,
    DAYS,
    LATER;

    /** The option id of this horizon in the questionnaire. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Horizon of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }

    /** Something that takes effect at this pace still comes in time. */
    public boolean allows(Pace pace) {
        return pace.ordinal() <= ordinal();
    }
}
