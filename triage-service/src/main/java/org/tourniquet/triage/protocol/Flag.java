package org.tourniquet.triage.protocol;

import java.util.List;
import java.util.Optional;

/** A danger that is never scored: a RED one ends the questionnaire at once and says what to do this minute. */
public record Flag(String id, int rank, Urgency urgency, Route route, Optional<String> issue, Condition when,
        Localized message, List<Localized> immediateSteps) {

    public Flag {
        immediateSteps = List.copyOf(immediateSteps);
    }
}
