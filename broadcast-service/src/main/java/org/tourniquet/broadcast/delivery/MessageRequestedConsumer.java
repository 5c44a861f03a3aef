package org.tourniquet.broadcast.delivery;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.broadcast.Patience;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears what other services want one person to be told; what is no such wish goes to the dead letters. */
@ApplicationScoped
class MessageRequestedConsumer {
    private final ObjectMapper json;
    private final OnePerson onePerson;
    private final Patience patience;

    MessageRequestedConsumer(ObjectMapper json, OnePerson onePerson, Patience patience) {
        this.json = json;
        this.onePerson = onePerson;
        this.patience = patience;
    }

    @Incoming("message-requested")
    @RunOnVirtualThread
    void requested(String event) throws Exception {
        MessageRequested request = json.readValue(event, MessageRequested.class);
        patience.until(() -> onePerson.requested(request));
    }
}
