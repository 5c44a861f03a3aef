package org.tourniquet.broadcast.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.eclipse.microprofile.reactive.messaging.Incoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.reactive.messaging.annotations.Blocking;

/** Hears what the directory says of its channels; what cannot be read goes to the dead-letter topic and the next is heard. */
@ApplicationScoped
class ChannelChangedConsumer {
    private final ObjectMapper json;

    ChannelChangedConsumer(ObjectMapper json) {
        this.json = json;
    }

    @Incoming("channel-changed")
    @Blocking
    @Transactional
    void hear(String value) throws JsonProcessingException {
        KnownChannel.learn(json.readValue(value, ChannelChanged.class));
    }
}
