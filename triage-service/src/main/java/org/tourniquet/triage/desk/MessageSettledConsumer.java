package org.tourniquet.triage.desk;

import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Hears how our messages fared; a malformed event goes to the dead-letter topic, a database that is away is waited for. */
@ApplicationScoped
class MessageSettledConsumer {

    private final Hearing hearing;
    private final ObjectMapper json;

    MessageSettledConsumer(Hearing hearing, ObjectMapper json) {
        this.hearing = hearing;
        this.json = json;
    }

    @Incoming("message-settled")
    @RunOnVirtualThread
    @Retry(maxRetries = -1, delay = 1, delayUnit = ChronoUnit.SECONDS, maxDuration = 0, abortOn = {
            JsonProcessingException.class, IllegalArgumentException.class, DataException.class,
            ConstraintViolationException.class })
    void hear(String event) throws JsonProcessingException {
        hearing.settled(json.readValue(event, MessageSettled.class));
    }
}
