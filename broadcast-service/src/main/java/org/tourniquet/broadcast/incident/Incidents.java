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
class Incidents {
    private static final int TITLE = 120;

    private final AuditTrail audit;
    private final Event<IncidentClosed> closings;
    private final Clock clock;

    Incidents(AuditTrail audit, Event<IncidentClosed> closings, Clock clock) {
        this.audit = audit;
        this.closings = closings;
        this.clock = clock;
    }

    @Transactional
    Incident open(String title, Kind kind, Mode mode) {
        Problem wrong = Problem.of(422, "incident-wrong", "The incident cannot be opened like this");
        String plain = title == null ? "" : title.strip().replaceAll("\\s+", " ");
        if (plain.isEmpty())
            wrong.at("/title", "missing", "must say in a few words what happened");
        if (plain.length() > TITLE)
            wrong.at("/title", "too-long", "is longer than " + TITLE + " characters");
        if (plain.codePoints().anyMatch(point -> Character.isISOControl(point) || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069) || plain.contains("{{"))
            wrong.at("/title", "characters", "has characters that are not text");
        if (kind == null)
            wrong.at("/kind", "missing", "must be chosen");
        if (mode == null)
            wrong.at("/mode", "missing", "must be LIVE or DRILL");
        wrong.throwIfAny();
        Incident incident = Incident.open(UUID.randomUUID(), plain, kind, mode, audit.signedIn(), clock.instant());
        incident.persist();
        audit.record(mode == Mode.LIVE ? "opened" : "opened a drill", "incident", incident.id(), plain);
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
