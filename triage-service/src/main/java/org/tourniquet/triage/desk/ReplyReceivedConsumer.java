package org.tourniquet.triage.desk;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Hears a person's text or mail and joins it into their story; a malformed event goes to the dead-letter topic, a database that
 * is away is waited for.
 */
@ApplicationScoped
class ReplyReceivedConsumer {

    private final Inbox inbox;
    private final Patience patience;

    ReplyReceivedConsumer(Inbox inbox, Patience patience) {
        this.inbox = inbox;
        this.patience = patience;
    }

    @Incoming("reply-received")
    @RunOnVirtualThread
    void hear(String event) throws Exception {
        patience.hear(event, ReplyReceived.class, inbox::reply);
    }
}
