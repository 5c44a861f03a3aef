package org.tourniquet.directory.reliability;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears what came back of the messages that test channels. */
@ApplicationScoped
class CheckAnsweredConsumer {
    private final Probes probes;
    private final Patience patience;

    CheckAnsweredConsumer(Probes probes, Patience patience) {
        this.probes = probes;
        this.patience = patience;
    }

    @Incoming("check-answered")
    @RunOnVirtualThread
    void answered(String event) throws Exception {
        patience.hear(event, CheckAnswered.class, probes::answered);
    }

    @Incoming("check-settled")
    @RunOnVirtualThread
    void settled(String event) throws Exception {
        patience.hear(event, CheckSettled.class, probes::settled);
    }
}
