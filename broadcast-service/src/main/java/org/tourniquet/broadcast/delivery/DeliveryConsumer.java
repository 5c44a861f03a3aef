package org.tourniquet.broadcast.delivery;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.tourniquet.broadcast.audience.Medium;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.smallrye.common.annotation.RunOnVirtualThread;

/** Takes batches of ids from the topics; what is no batch goes to the dead letters with the reason. */
@ApplicationScoped
class DeliveryConsumer {
    private final ObjectMapper json;
    private final Dispatch dispatch;
    private final Rehearsal rehearsal;

    DeliveryConsumer(ObjectMapper json, Dispatch dispatch, Rehearsal rehearsal) {
        this.json = json;
        this.dispatch = dispatch;
        this.rehearsal = rehearsal;
    }

    @Incoming("deliveries-email-urgent")
    @RunOnVirtualThread
    void urgentMail(String batch) throws Exception {
        dispatch.dispatch(Medium.EMAIL, Lane.URGENT, ids(batch));
    }

    @Incoming("deliveries-email-bulk")
    @RunOnVirtualThread
    void bulkMail(String batch) throws Exception {
        dispatch.dispatch(Medium.EMAIL, Lane.BULK, ids(batch));
    }

    @Incoming("deliveries-sms-urgent")
    @RunOnVirtualThread
    void urgentTexts(String batch) throws Exception {
        dispatch.dispatch(Medium.SMS, Lane.URGENT, ids(batch));
    }

    @Incoming("deliveries-sms-bulk")
    @RunOnVirtualThread
    void bulkTexts(String batch) throws Exception {
        dispatch.dispatch(Medium.SMS, Lane.BULK, ids(batch));
    }

    @Incoming("deliveries-rehearsal")
    @RunOnVirtualThread
    void drills(String batch) throws Exception {
        rehearsal.rehearse(ids(batch));
    }

    private List<UUID> ids(String batch) throws JsonProcessingException {
        return json.readValue(batch, Batch.class).ids();
    }
}
