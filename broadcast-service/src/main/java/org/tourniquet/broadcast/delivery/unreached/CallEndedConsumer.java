package org.tourniquet.broadcast.delivery.unreached;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears whom the desk has reached by telephone; what is no such word goes to the dead letters. */
@ApplicationScoped
class CallEndedConsumer {
    private final HandOver handOver;
    private final Patience patience;

    CallEndedConsumer(HandOver handOver, Patience patience) {
        this.handOver = handOver;
        this.patience = patience;
    }

    @Incoming("call-ended")
    @RunOnVirtualThread
    void ended(String event) throws Exception {
        patience.hear(event, CallEnded.class, handOver::called);
    }
}
