package org.tourniquet.broadcast.directory;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.broadcast.Patience;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * Hears what the directory says of its channels; what cannot be read goes to the dead-letter topic and the next is heard. A
 * database that is away is waited for: the change is not to blame.
 */
@ApplicationScoped
class ChannelChangedConsumer {
    private final ObjectMapper json;
    private final Patience patience;

    ChannelChangedConsumer(ObjectMapper json, Patience patience) {
        this.json = json;
        this.patience = patience;
    }

    @Incoming("channel-changed")
    @Blocking
    void hear(String value) throws Exception {
        ChannelChanged changed = json.readValue(value, ChannelChanged.class);
        patience.until(() -> QuarkusTransaction.requiringNew().call(() -> KnownChannel.learn(changed)));
    }
}
