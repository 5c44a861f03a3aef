package org.tourniquet.broadcast.delivery;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;

import org.eclipse.microprofile.reactive.messaging.Message;

import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** Carries the deliveries' topics from the relay to the consumers, as the broker does outside of tests. */
@ApplicationScoped
public class Broker {
    private static final Map<String, String> CHANNELS = Map.of("broadcast.deliveries.email.urgent.v1",
            "deliveries-email-urgent",
            "broadcast.deliveries.email.bulk.v1", "deliveries-email-bulk", "broadcast.deliveries.sms.urgent.v1",
            "deliveries-sms-urgent",
            "broadcast.deliveries.sms.bulk.v1", "deliveries-sms-bulk", "broadcast.deliveries.rehearsal.v1",
            "deliveries-rehearsal");

    private final InMemoryConnector connector;
    private int carried;

    Broker(@Any InMemoryConnector connector) {
        this.connector = connector;
    }

    /** Hands on what the relay has published since the last time. */
    synchronized void carry() {
        var published = connector.<String> sink("deliveries-out").received();
        if (carried > published.size())
            carried = 0;
        for (; carried < published.size(); carried++) {
            Message<String> message = published.get(carried);
            String topic = message.getMetadata(OutgoingKafkaRecordMetadata.class).orElseThrow().getTopic();
            connector.source(CHANNELS.get(topic)).send(message.getPayload());
        }
    }

    /** The desk has called somebody. */
    void called(String event) {
        connector.source("call-ended").send(event);
    }

    /** A wish of another service. */
    void requested(String event) {
        connector.source("message-requested").send(event);
    }

    /** A wish of the directory. */
    void asked(String event) {
        connector.source("directory-message-requested").send(event);
    }

    /** What was published on one of our own topics. */
    java.util.List<String> published(String channel) {
        return connector.<String> sink(channel).received().stream().map(message -> (String) message.getPayload()).toList();
    }
}
