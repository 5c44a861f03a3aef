package org.tourniquet.directory.channel;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What the organisation that keeps this directory is like. */
@ConfigMapping(prefix = "tourniquet.channels")
public interface DirectoryConfig {

    /** Its name, as the public knows it. */
    String organisation();

    /** The time zone of a new channel. */
    String timeZone();

    /** The country of a new channel, two letters. */
    @WithDefault("FI")
    String country();

    /** Whom to call when a life is in danger. */
    @WithDefault("112")
    String emergencyNumber();

    /** {@code town}: begin with the example directory when there is no channel yet; {@code none}: begin empty. */
    @WithDefault("none")
    String demo();
}
