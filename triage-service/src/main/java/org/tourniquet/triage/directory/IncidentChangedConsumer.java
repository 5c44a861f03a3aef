package org.tourniquet.triage.directory;

import jakarta.enterprise.context.ApplicationScoped;

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

    IncidentChangedConsumer(Patience patience) {
        this.patience = patience;
    }

    @Incoming("incident-changed")
    @RunOnVirtualThread
    void hear(String event) throws Exception {
        patience.hear(event, IncidentChanged.class,
                changed -> QuarkusTransaction.requiringNew().run(() -> KnownIncident.learn(changed)));
    }
}
