package org.tourniquet.triage.directory;

import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.smallrye.common.annotation.RunOnVirtualThread;

/**
 * Hears from the directory how the public can reach us now; a malformed event goes to the dead-letter topic, a database that is
 * away is waited for.
 */
@ApplicationScoped
class ChannelChangedConsumer {

    private final Neighbour neighbour;

    ChannelChangedConsumer(Neighbour neighbour) {
        this.neighbour = neighbour;
    }

    @Incoming("channel-changed")
    @RunOnVirtualThread
    @Retry(maxRetries = -1, delay = 1, delayUnit = ChronoUnit.SECONDS, maxDuration = 0, abortOn = {
            JsonProcessingException.class, IllegalArgumentException.class, DataException.class,
            ConstraintViolationException.class })
    void hear(String event) throws JsonProcessingException {
        neighbour.channel(event);
    }
}
