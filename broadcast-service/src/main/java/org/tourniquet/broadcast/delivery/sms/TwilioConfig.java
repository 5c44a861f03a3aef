package org.tourniquet.broadcast.delivery.sms;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.tourniquet.broadcast.delivery.DeliveryConfig;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The account at the text provider. */
@ConfigMapping(prefix = "tourniquet.sms")
interface TwilioConfig {
    /** Where texts go instead of the provider: the local gateway. Refused in production. */
    Optional<URI> url();

    /** The account's id, AC and 32 hex digits. */
    String account();

    /** Its token: signs in here, and signs what the provider tells us. */
    String token();

    /** The number that texts come from, or a messaging service (MG…). */
    String from();

    /** More accounts or numbers, by the names that pages show; they share the work and carry on without each other. */
    Map<String, More> more();

    /** Our public address, as the provider knows it: signatures are made over it, not over what a request claims. */
    URI callbacks();

    /** To have a connection. */
    @WithDefault("3s")
    Duration connect();

    /** Between two bytes of an answer. */
    @WithDefault("6s")
    Duration read();

    /** For all of it; less than half a lease. */
    @WithDefault("8s")
    Duration patience();

    /** Another account at a provider that speaks the same language. */
    interface More extends DeliveryConfig.Account {
        /** The account's id. */
        String account();

        /** Its token. */
        String token();

        /** The number that its texts come from, or a messaging service (MG…). */
        String from();

        /** Where its texts go instead of the provider; without it, where those of the first account go. */
        Optional<URI> url();
    }
}
