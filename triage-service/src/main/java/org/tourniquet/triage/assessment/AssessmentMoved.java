package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.tourniquet.triage.protocol.Urgency;

/**
 * What a human must know about an assessment, told in the same transaction that stored it. Headline and reason are in
 * the desk's language; there are no own words of the person in it.
 */
public record AssessmentMoved(UUID assessment, What what, String passport, UUID incident, String mode, String language,
        boolean noVoice, Instant arrivedAt, Instant at, Urgency urgency, String reason, String status, String winner,
        String kind, String headline, List<String> redFlags, boolean dangerWords, Contact contact,
        String protocol, String detail) {

    /** Why the desk hears of it now; each of these makes a ticket if there is none yet. */
    public enum What {
        URGENT,
        RED_FLAG,
        DECIDED,
        ENOUGH,
        HUMAN_WISHED,
        REACHABLE,
        WORDS,
        WENT_SILENT,
        NOT_REACHED,
        SAID_ABOUT,
        WISHED_FIRST,
        TOOK_WAY,
        STEP_DONE,
        BETTER
    }
}
