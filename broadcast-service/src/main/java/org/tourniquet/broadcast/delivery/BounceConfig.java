package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where mails come back to, and when an address that sends them back is written to no more. */
@ConfigMapping(prefix = "tourniquet.bounces")
public interface BounceConfig {
    /** A bare address such as bounces@example.org whose mailbox also takes bounces+anything; each mail has its own. */
    Optional<String> address();

    /** How many mails may come back for a reason that may pass: a full mailbox, a relay that gave up waiting. */
    @WithDefault("3")
    int soft();

    /** Within this time. */
    @WithDefault("14d")
    Duration within();
}
