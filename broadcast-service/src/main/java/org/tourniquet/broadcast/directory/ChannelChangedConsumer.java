package org.tourniquet.broadcast.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.kit.edge.Patience;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.reactive.messaging.annotations.Blocking;

/**
 * Hears what the directory says of its channels; what cannot be read goes to the dead-letter topic and the next is heard. A
 * database that is away is waited for: the change is not to blame.
 */
@ApplicationScoped
class ChannelChangedConsumer {
    private final Patience patience;
    private final Event<ChannelLearned> news;

    ChannelChangedConsumer(Patience patience, Event<ChannelLearned> news) {
        this.patience = patience;
        this.news = news;
    }

    @Incoming("channel-changed")
    @Blocking
    void hear(String value) throws Exception {
        patience.hear(value, ChannelChanged.class,
                changed -> QuarkusTransaction.requiringNew().run(() -> {
                    if (KnownChannel.learn(changed))
                        news.fire(new ChannelLearned(changed.id()));
                }));
    }
}
