package org.tourniquet.triage.directory;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Hears from the directory how the public can reach us now; a malformed event goes to the dead-letter topic, a database that is
 * away is waited for.
 */
@ApplicationScoped
class ChannelChangedConsumer {

    private final Patience patience;
    private final Clock clock;

    ChannelChangedConsumer(Patience patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
    }

    @Incoming("channel-changed")
    @RunOnVirtualThread
    void hear(String event) throws Exception {
        patience.hear(event, ChannelChanged.class, changed -> QuarkusTransaction.requiringNew()
                .run(() -> KnownChannel.learn(changed, event, clock.instant())));
    }
}
