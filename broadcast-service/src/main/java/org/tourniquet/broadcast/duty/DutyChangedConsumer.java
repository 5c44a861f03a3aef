package org.tourniquet.broadcast.duty;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears who is on duty; what is no roster goes to the dead letters. */
@ApplicationScoped
class DutyChangedConsumer {
    private final Roster roster;
    private final Patience patience;

    DutyChangedConsumer(Roster roster, Patience patience) {
        this.roster = roster;
        this.patience = patience;
    }

    @Incoming("duty-changed")
    @RunOnVirtualThread
    void changed(String event) throws Exception {
        patience.hear(event, DutyChanged.class, roster::heard);
    }
}
