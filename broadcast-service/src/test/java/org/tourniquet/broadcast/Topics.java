package org.tourniquet.broadcast;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** The topics of the tests: in memory, so that a test says what arrives and reads what left. */
public class Topics implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>();
        settings.putAll(InMemoryConnector.switchIncomingChannelsToInMemory("channel-changed"));
        settings.putAll(InMemoryConnector.switchOutgoingChannelsToInMemory("incident-changed"));
        return settings;
    }

    @Override
    public void stop() {
        InMemoryConnector.clear();
    }
}
