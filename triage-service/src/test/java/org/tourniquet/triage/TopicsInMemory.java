package org.tourniquet.triage;

import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.reactive.messaging.memory.InMemoryConnector;

/** The topics of the tests live in memory; everything else is real. */
public class TopicsInMemory implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var settings = new HashMap<>(InMemoryConnector.switchIncomingChannelsToInMemory("channel-changed", "incident-changed",
                "reply-received", "message-settled", "person-erased", "person-unreached"));
        settings.putAll(InMemoryConnector.switchOutgoingChannelsToInMemory("message-requested", "alert-raised", "call-ended"));
        settings.put("tourniquet.texting.apart", "PT0S");
        return settings;
    }

    @Override
    public void stop() {
        InMemoryConnector.clear();
    }
}
