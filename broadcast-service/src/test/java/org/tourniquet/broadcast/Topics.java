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
        settings.putAll(
                InMemoryConnector.switchIncomingChannelsToInMemory("channel-changed", "message-requested",
                        "directory-message-requested", "alert-raised",
                        "duty-changed", "call-ended",
                        "deliveries-email-urgent", "deliveries-email-bulk", "deliveries-sms-urgent", "deliveries-sms-bulk",
                        "deliveries-rehearsal"));
        settings.putAll(
                InMemoryConnector.switchOutgoingChannelsToInMemory("incident-changed", "deliveries-out", "message-settled",
                        "reply-received", "person-erased", "person-unreached"));
        // whoever else tests on this machine has the usual port
        settings.put("quarkus.http.test-port", "0");
        return settings;
    }

    @Override
    public void stop() {
        InMemoryConnector.clear();
    }
}
