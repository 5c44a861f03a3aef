package org.tourniquet.broadcast.incident;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Publishes what changed on incidents, one at a time and in order, and believes it only after the broker's answer. */
@ApplicationScoped
class IncidentRelay implements Outbox.Rows<Incident> {
    private final Clock clock;
    private final Rounds rounds;

    IncidentRelay(Outbox outbox, @Channel("incident-changed") MutinyEmitter<String> topic, Clock clock) {
        this.clock = clock;
        this.rounds = outbox.rounds("broadcast.incident-changed.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    @Override
    public List<Incident> waiting(int atMost) {
        return Incident.toPublish(atMost);
    }

    @Override
    public Outbox.Event event(Incident incident) {
        IncidentChanged changed = IncidentChanged.of(incident);
        return new Outbox.Event(changed.id() + "/" + changed.version(), changed.id(), clock.instant(), changed);
    }

    @Override
    public void told(List<Incident> incidents) {
        incidents.forEach(incident -> Incident.published(incident.id(), incident.version()));
    }
}
