package org.tourniquet.broadcast.delivery.sms;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.broadcast.delivery.DeliveryConfig;

import com.twilio.http.TwilioRestClient;
import com.twilio.security.RequestValidator;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;

/** Our one door to the provider: its client, and the proof that what claims to come from it does. */
@ApplicationScoped
class Twilio {
    private final TwilioConfig config;
    private final TwilioRestClient client;
    private final RequestValidator validator;

    Twilio(TwilioConfig config, DeliveryConfig delivery) {
        this.config = config;
        this.client = new TwilioRestClient.Builder(config.account(), config.token())
                .httpClient(new OneTry(config, delivery.sms().connections() + 8)).build();
        this.validator = new RequestValidator(config.token());
    }

    /** A production that texts into a gateway on somebody's laptop tells nobody: it does not start. */
    void guard(@Observes StartupEvent start) {
        if (config.url().isPresent() && LaunchMode.current() == LaunchMode.NORMAL
                && ConfigUtils.getProfiles().contains("prod"))
            throw new IllegalStateException(
                    "tourniquet.sms.url is for the local gateway only; in production texts go to the provider");
    }

    TwilioRestClient client() {
        return client;
    }

    /** Whether the provider signed exactly these parameters for our public address of this path. */
    boolean signed(String pathAndQuery, Map<String, String> parameters, String signature) {
        return signature != null && validator.validate(config.callbacks() + pathAndQuery, parameters, signature);
    }
}
