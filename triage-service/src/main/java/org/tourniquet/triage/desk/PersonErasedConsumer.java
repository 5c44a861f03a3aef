package org.tourniquet.triage.desk;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears whom broadcast has erased; a malformed event goes to the dead-letter topic, a database that is away is waited for. */
@ApplicationScoped
class PersonErasedConsumer {

    private final Erasure erasure;
    private final Patience patience;

    PersonErasedConsumer(Erasure erasure, Patience patience) {
        this.erasure = erasure;
        this.patience = patience;
    }

    @Incoming("person-erased")
    @RunOnVirtualThread
    void hear(String event) throws Exception {
        patience.hear(event, PersonErased.class, erasure::forget);
    }
}
