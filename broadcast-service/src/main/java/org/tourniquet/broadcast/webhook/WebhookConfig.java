package org.tourniquet.broadcast.webhook;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How calls to other systems are made. */
@ConfigMapping(prefix = "tourniquet.webhook")
public interface WebhookConfig {
    /** How long to wait after each failed call; after the last one it is given up, and a person is shown so. */
    @WithDefault("5s,30s,2m,10m,30m,2h,6h,12h")
    List<Duration> retry();

    /** A call that takes longer has failed. */
    @WithDefault("10s")
    Duration timeout();

    /** Whether receivers on this very machine may be called, and without TLS; never in production. */
    @WithDefault("false")
    boolean allowLoopback();
}
