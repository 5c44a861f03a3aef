package org.tourniquet.broadcast.duty;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** When the staff is called for somebody who may be in danger. */
@ConfigMapping(prefix = "tourniquet.duty")
interface DutyConfig {
    /** So long nobody has looked before the next one is called. */
    @WithDefault("PT3M")
    Duration next();

    /** An alert older than this when it reaches us calls nobody: it waits at the desk. */
    @WithDefault("PT1H")
    Duration worth();
}
