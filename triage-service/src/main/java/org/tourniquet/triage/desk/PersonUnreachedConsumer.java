package org.tourniquet.triage.desk;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears of people whom no message reached; a malformed event goes to the dead-letter topic, a database away is waited for. */
@ApplicationScoped
class PersonUnreachedConsumer {

    private final Calls calls;
    private final Patience patience;

    PersonUnreachedConsumer(Calls calls, Patience patience) {
        this.calls = calls;
        this.patience = patience;
    }

    @Incoming("person-unreached")
    @RunOnVirtualThread
    void hear(String event) throws Exception {
        patience.hear(event, PersonUnreached.class, calls::handed);
    }
}
