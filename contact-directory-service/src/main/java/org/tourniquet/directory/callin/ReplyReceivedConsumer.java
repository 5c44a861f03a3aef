package org.tourniquet.directory.callin;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears what comes back from telephones: what people wrote, and how our texts fared. */
@ApplicationScoped
class ReplyReceivedConsumer {
    private final Hearing hearing;
    private final Patience patience;

    ReplyReceivedConsumer(Hearing hearing, Patience patience) {
        this.hearing = hearing;
        this.patience = patience;
    }

    @Incoming("reply-received")
    @RunOnVirtualThread
    void reply(String event) throws Exception {
        patience.hear(event, ReplyReceived.class, hearing::reply);
    }

    @Incoming("message-settled")
    @RunOnVirtualThread
    void settled(String event) throws Exception {
        patience.hear(event, MessageSettled.class, hearing::settled);
    }
}
