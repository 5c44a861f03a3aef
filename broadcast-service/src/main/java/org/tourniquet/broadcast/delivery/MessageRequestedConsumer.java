package org.tourniquet.broadcast.delivery;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears what other services want one person to be told; what is no such wish goes to the dead letters. */
@ApplicationScoped
class MessageRequestedConsumer {
    private final OnePerson onePerson;
    private final Patience patience;

    MessageRequestedConsumer(OnePerson onePerson, Patience patience) {
        this.onePerson = onePerson;
        this.patience = patience;
    }

    @Incoming("message-requested")
    @RunOnVirtualThread
    void byTriage(String event) throws Exception {
        patience.hear(event, MessageRequested.class, wish -> onePerson.requested(wish, OnePersonMessage.TRIAGE));
    }

    @Incoming("directory-message-requested")
    @RunOnVirtualThread
    void byTheDirectory(String event) throws Exception {
        patience.hear(event, MessageRequested.class, wish -> onePerson.requested(wish, OnePersonMessage.DIRECTORY));
    }
}
