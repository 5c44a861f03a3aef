package org.tourniquet.triage.desk;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears how our messages fared; a malformed event goes to the dead-letter topic, a database that is away is waited for. */
@ApplicationScoped
class MessageSettledConsumer {

    private final Inbox inbox;
    private final Patience patience;

    MessageSettledConsumer(Inbox inbox, Patience patience) {
        this.inbox = inbox;
        this.patience = patience;
    }

    @Incoming("message-settled")
    @RunOnVirtualThread
    void hear(String event) throws Exception {
        patience.hear(event, MessageSettled.class, inbox::settled);
    }
}
