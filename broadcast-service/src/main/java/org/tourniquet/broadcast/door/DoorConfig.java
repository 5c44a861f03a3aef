package org.tourniquet.broadcast.door;

import java.util.Map;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What doors say that no directory knows. */
@ConfigMapping(prefix = "tourniquet.door")
interface DoorConfig {
    /** The number to call in danger. */
    @WithDefault("112")
    String emergency();

    /** The tag of the telephone exchange's voice for a language; a language without one is left out of announcements. */
    Map<String, String> voices();
}
