package org.tourniquet.triage.assessment;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Words of danger, wherever a person wrote them, make the safety question the next one. The words themselves change no
 * score, urgency or route: the answer does.
 */
@ApplicationScoped
public class SafetyCheck {

    private final Clock clock;

    SafetyCheck(Clock clock) {
        this.clock = clock;
    }

    /** Nothing to ask where nobody was ever asked anything. */
    @Transactional
    public void ask(UUID assessment) {
        if (assessment != null)
            Assessment.<Assessment> findByIdOptional(assessment).ifPresent(a -> a.safetyDueAt = clock.instant());
    }

    /** Where the person answers it; null when it is not due. */
    @Transactional
    public String page(UUID assessment) {
        return assessment == null ? null
                : Assessment.<Assessment> findByIdOptional(assessment).filter(a -> a.safetyDueAt != null)
                        .map(a -> "/help/" + a.token).orElse(null);
    }
}
