package org.tourniquet.triage.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Hears from broadcast which incidents are open; a malformed event goes to the dead-letter topic, a database that is away is
 * waited for.
 */
@ApplicationScoped
class IncidentChangedConsumer {

    private final Patience patience;
    private final Event<IncidentHeard> heard;

    IncidentChangedConsumer(Patience patience, Event<IncidentHeard> heard) {
        this.patience = patience;
        this.heard = heard;
    }

    @Incoming("incident-changed")
    @RunOnVirtualThread
    void hear(String event) throws Exception {
        patience.hear(event, IncidentChanged.class, changed -> {
            QuarkusTransaction.requiringNew().run(() -> KnownIncident.learn(changed));
            heard.fire(new IncidentHeard(changed.id()));
        });
    }
}
