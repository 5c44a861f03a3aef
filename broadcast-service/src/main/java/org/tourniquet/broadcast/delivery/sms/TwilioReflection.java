package org.tourniquet.broadcast.delivery.sms;

import com.twilio.converter.CurrencyDeserializer;
import com.twilio.converter.ISO8601Deserializer;
import com.twilio.converter.RFC2822Deserializer;
import com.twilio.exception.RestException;
import com.twilio.exception.RestStandardException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;

import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the provider's SDK reaches only by reflection, for the native executable: its model of a message and of a refusal. */
@RegisterForReflection(targets = { Message.class, Message.Status.class, Message.Direction.class,
        Message.UpdateStatus.class, Message.AddressRetention.class, Message.ContentRetention.class,
        Message.RiskCheck.class, Message.ScheduleType.class, Message.TrafficType.class, RestException.class,
        RestStandardException.class, RestStandardException.ValidationError.class, PhoneNumber.class,
        CurrencyDeserializer.class, RFC2822Deserializer.class, ISO8601Deserializer.class })
final class TwilioReflection {
    private TwilioReflection() {
    }
}
