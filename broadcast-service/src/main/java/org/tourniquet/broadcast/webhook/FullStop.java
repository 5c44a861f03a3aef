package org.tourniquet.broadcast.webhook;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.tourniquet.broadcast.incident.Incident;
import org.tourniquet.broadcast.incident.IncidentClosed;
import org.tourniquet.broadcast.incident.IncidentOpened;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A live incident stops everything else: whoever asked for it is told to hold their marketing, and when the hold is lifted. */
@ApplicationScoped
class FullStop {
    static final String OPENED = "incident.opened";
    static final String CLOSED = "incident.closed";

    private final Calls calls;
    private final Calling calling;
    private final ObjectMapper json;
    private final Clock clock;

    FullStop(Calls calls, Calling calling, ObjectMapper json, Clock clock) {
        this.calls = calls;
        this.calling = calling;
        this.json = json;
        this.clock = clock;
    }

    void opened(@Observes IncidentOpened opened) {
        if (opened.live())
            calls.owe(OPENED, opened.id(), body(OPENED, Incident.findById(opened.id()), true));
    }

    void closed(@Observes IncidentClosed closed) {
        Incident incident = Incident.findById(closed.incident());
        if (!incident.live())
            return;
        calls.overtaken(incident.id());
        calls.owe(CLOSED, incident.id(), body(CLOSED, incident, othersAreOpen(incident.id())));
    }

    void at(@Observes(during = TransactionPhase.AFTER_SUCCESS) IncidentOpened opened) {
        calling.nudge();
    }

    void at(@Observes(during = TransactionPhase.AFTER_SUCCESS) IncidentClosed closed) {
        calling.nudge();
    }

    /** What is sent to try a receiver out; nothing is to be held for it. */
    String testBody() {
        return write("test", new LinkedHashMap<>(Map.of("holdMarketing", false)));
    }

    /** {@code hold}: whether marketing has to be held after this, by this incident or by another that is open. */
    private String body(String event, Incident incident, boolean hold) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("incident", incident.id());
        data.put("title", incident.title());
        data.put("kind", incident.kind());
        data.put("openedAt", incident.openedAt());
        data.put("closedAt", incident.closedAt());
        data.put("holdMarketing", hold);
        return write(event, data);
    }

    private String write(String event, Map<String, Object> data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event);
        body.put("timestamp", clock.instant().toString());
        body.put("data", data);
        data.values().removeIf(value -> value == null);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static boolean othersAreOpen(UUID incident) {
        return Incident.running().stream().anyMatch(other -> other.live() && !other.id().equals(incident));
    }

}
