package org.tourniquet.broadcast.duty;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears that a human is needed now, or that one has looked; what is no alert goes to the dead letters. */
@ApplicationScoped
class AlertRaisedConsumer {
    private final Duty duty;
    private final Patience patience;

    AlertRaisedConsumer(Duty duty, Patience patience) {
        this.duty = duty;
        this.patience = patience;
    }

    @Incoming("alert-raised")
    @RunOnVirtualThread
    void raised(String event) throws Exception {
        patience.hear(event, AlertRaised.class, duty::raised);
    }
}
