package org.tourniquet.triage.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * One way to reach us now, ready to be shown: open or when it opens next; hoursKnown is false beyond the horizon of
 * what the directory told us.
 */
public record Door(UUID id, String kind, String name, String address, boolean open, boolean hoursKnown, Instant openUntil,
        Instant opensAt, boolean roundTheClock, boolean servesNeed, boolean speaksLanguage, boolean humanAnswers,
        Integer expectedWaitSeconds, String timeZone) {

    /** What a tap on the address does; null when there is nothing to tap (a place). */
    public String href() {
        return switch (kind) {
            case "PHONE" -> "tel:" + address.replaceAll("[^+0-9]", "");
            case "TEXT" -> "sms:" + address.replaceAll("[^+0-9]", "");
            case "EMAIL" -> "mailto:" + address;
            default -> address.startsWith("https://") || address.startsWith("http://") ? address : null;
        };
    }

    public Integer waitMinutes() {
        return expectedWaitSeconds == null ? null : Math.max(1, Math.round(expectedWaitSeconds / 60f));
    }
}
