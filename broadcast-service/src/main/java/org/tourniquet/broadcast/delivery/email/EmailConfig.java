package org.tourniquet.broadcast.delivery.email;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who mails come from, and how long one may take. */
@ConfigMapping(prefix = "tourniquet.mail")
interface EmailConfig {
    /** The sender's bare address, such as care@example.org; the organisation's name is put before it. */
    @WithDefault("news@rivertown.example")
    String from();

    /** Right of the @ in a Message-ID: a name of ours. */
    @WithDefault("broadcast.tourniquet.local")
    String idDomain();

    /** The host of a second relay; what else it needs stands at quarkus.mailer.second. */
    Optional<String> second();

    /** A mail without an end after this time has an unclear one. */
    @WithDefault("8s")
    Duration patience();
}
