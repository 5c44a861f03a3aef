package org.tourniquet.broadcast.incident;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.tourniquet.kit.edge.AuditTrail;
import org.tourniquet.kit.edge.Problem;

/** Opens and closes incidents; the same two deeds for the pages and the API. */
@ApplicationScoped
public class Incidents {
    private final Tasks tasks;
    private final AuditTrail audit;
    private final Event<IncidentOpened> openings;
    private final Event<IncidentClosed> closings;
    private final Clock clock;

    Incidents(Tasks tasks, AuditTrail audit, Event<IncidentOpened> openings, Event<IncidentClosed> closings, Clock clock) {
        this.tasks = tasks;
        this.audit = audit;
        this.openings = openings;
        this.closings = closings;
        this.clock = clock;
    }

    /** Without a plan. */
    @Transactional
    Incident open(String title, Kind kind, Mode mode) {
        return open(title, kind, mode, null);
    }

    /** From a plan, or from none when it is null; without a kind it is the plan's. */
    @Transactional
    public Incident open(String title, Kind kind, Mode mode, UUID planId) {
        Problem wrong = Problem.of(422, "incident-wrong", "The incident cannot be opened like this");
        String plain = PlainText.line(wrong, "/title", title, "must say in a few words what happened");
        Plan plan = planId == null ? null : Plan.findById(planId);
        if (planId != null && (plan == null || plan.retired()))
            wrong.at("/plan", "unknown", "is not a plan there is");
        if (kind == null && plan == null)
            wrong.at("/kind", "missing", "must be chosen");
        if (mode == null)
            wrong.at("/mode", "missing", "must be LIVE or DRILL");
        wrong.throwIfAny();
        Incident incident = Incident.open(UUID.randomUUID(), plain, kind == null ? plan.kind() : kind, mode,
                plan == null ? null : plan.protocol(), audit.signedIn(), clock.instant());
        incident.persistAndFlush();
        if (plan != null) {
            new IncidentPlan(incident.id(), plan.id()).persist();
            tasks.begin(incident, plan);
        }
        audit.record(mode == Mode.LIVE ? "opened" : "opened a drill", "incident", incident.id(),
                plan == null ? plain : plain + ", from the plan “" + plan.title() + "”");
        openings.fire(new IncidentOpened(incident.id(), incident.live()));
        return incident;
    }

    @Transactional
    Incident close(UUID id) {
        Incident incident = Incident.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (incident == null)
            throw Problem.notFound();
        if (!incident.close(audit.signedIn(), clock.instant()))
            throw Problem.of(409, "incident-closed", "The incident is closed already");
        audit.record("closed", "incident", id, incident.title());
        closings.fire(new IncidentClosed(id));
        return incident;
    }
}
