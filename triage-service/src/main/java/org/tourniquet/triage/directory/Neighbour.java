package org.tourniquet.triage.directory;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Reads a neighbour's event and keeps it in one transaction; what cannot be read is thrown, never swallowed. */
@ApplicationScoped
class Neighbour {

    private final ObjectMapper json;
    private final Clock clock;

    Neighbour(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    boolean channel(String event) throws JsonProcessingException {
        ChannelChanged changed = json.readValue(event, ChannelChanged.class);
        return QuarkusTransaction.requiringNew().call(() -> KnownChannel.learn(changed, event, clock.instant()));
    }

    boolean incident(String event) throws JsonProcessingException {
        IncidentChanged changed = json.readValue(event, IncidentChanged.class);
        return QuarkusTransaction.requiringNew().call(() -> KnownIncident.learn(changed));
    }
}
