package org.tourniquet.broadcast.delivery.sms;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.tourniquet.broadcast.delivery.DeliveryConfig;

import com.twilio.http.TwilioRestClient;
import com.twilio.security.RequestValidator;

/** One account at the provider and the number it texts from: its client, and the proof that it signed something. */
final class TwilioAccount {
    private final String name;
    private final String from;
    private final DeliveryConfig.Account limits;
    private final TwilioRestClient client;
    private final RequestValidator validator;

    TwilioAccount(String name, String id, String token, String from, Optional<URI> gateway, DeliveryConfig.Account limits,
            TwilioConfig config) {
        this.name = name;
        this.from = from;
        this.limits = limits;
        this.client = new TwilioRestClient.Builder(id, token)
                .httpClient(new OneTry(config, gateway, limits.connections() + 8)).build();
        this.validator = new RequestValidator(token);
    }

    String name() {
        return name;
    }

    /** A number, or a messaging service that picks one. */
    String from() {
        return from;
    }

    boolean service() {
        return from.startsWith("MG");
    }

    DeliveryConfig.Account limits() {
        return limits;
    }

    TwilioRestClient client() {
        return client;
    }

    boolean signed(String address, Map<String, String> parameters, String signature) {
        return validator.validate(address, parameters, signature);
    }
}
