package org.tourniquet.broadcast.audience;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How much one file of people may hold, and how long it is kept. */
@ConfigMapping(prefix = "tourniquet.import")
interface ImportConfig {
    /** Rows, the header not counted. */
    @WithDefault("5000000")
    long maxRows();

    /** Bytes. */
    @WithDefault("2000000000")
    long maxBytes();

    /** Files read at the same time by one instance: each holds a connection to the database, and sending needs the rest. */
    @WithDefault("3")
    int atOnce();

    /** How long an uploaded file that nobody confirmed is kept. */
    @WithDefault("24h")
    Duration keepUploads();
}
