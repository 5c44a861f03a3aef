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

/**
 * Hears a person's text or mail and joins it into their story; a malformed event goes to the dead-letter topic, a database that
 * is away is waited for.
 */
@ApplicationScoped
class ReplyReceivedConsumer {

    private final Hearing hearing;
    private final ObjectMapper json;

    ReplyReceivedConsumer(Hearing hearing, ObjectMapper json) {
        this.hearing = hearing;
        this.json = json;
    }

    @Incoming("reply-received")
    @RunOnVirtualThread
    @Retry(maxRetries = -1, delay = 1, delayUnit = ChronoUnit.SECONDS, maxDuration = 0, abortOn = {
            JsonProcessingException.class, IllegalArgumentException.class, DataException.class,
            ConstraintViolationException.class })
    void hear(String event) throws JsonProcessingException {
        hearing.reply(json.readValue(event, ReplyReceived.class));
    }
}
