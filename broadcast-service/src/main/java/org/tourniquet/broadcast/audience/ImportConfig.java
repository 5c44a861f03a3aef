package org.tourniquet.broadcast.audience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one file of people may hold. */
@ConfigMapping(prefix = "tourniquet.import")
interface ImportConfig {
    /** Rows, the header not counted. */
    @WithDefault("5000000")
    long maxRows();

    /** Bytes. */
    @WithDefault("2000000000")
    long maxBytes();
}
