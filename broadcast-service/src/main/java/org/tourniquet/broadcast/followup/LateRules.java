package org.tourniquet.broadcast.followup;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.Plan;
import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Two managers agree beforehand on what a missed promise says by itself: for an incident, or for all of a plan. */
@ApplicationScoped
class LateRules {
    private final AuditTrail audit;
    private final Clock clock;

    LateRules(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    LateRule ask(UUID of, Integer wait, Integer next) {
        if (Incident.findByIdOptional(of).isEmpty() && Plan.findByIdOptional(of).isEmpty())
            throw Problem.notFound();
        Problem wrong = Problem.of(422, "late-rule-wrong", "This cannot be agreed on");
        if (wait == null || wait < 1 || wait > 240)
            wrong.at("/waitMinutes", "range", "must be from 1 to 240 minutes");
        if (next == null || next < 10 || next > 1440)
            wrong.at("/nextMinutes", "range", "must be from 10 minutes to a day");
        wrong.throwIfAny();
        LateRule rule = LateRule.<LateRule> findByIdOptional(of).orElseGet(() -> new LateRule(of));
        rule.ask(wait, next, audit.signedIn(), clock.instant());
        rule.persist();
        audit.record("asked for words at a missed promise", subject(of), of,
                "after %d minutes, next in %d".formatted(wait, next));
        return rule;
    }

    @Transactional
    LateRule approve(UUID of) {
        LateRule rule = LateRule.<LateRule> findByIdOptional(of).orElseThrow(Problem::notFound);
        rule.approve(audit.signedIn(), clock.instant());
        audit.record("approved words at a missed promise", subject(of), of, null);
        return rule;
    }

    private static String subject(UUID of) {
        return Incident.findByIdOptional(of).isPresent() ? "incident" : "plan";
    }
}
