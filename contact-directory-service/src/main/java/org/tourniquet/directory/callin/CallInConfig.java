package org.tourniquet.directory.callin;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the staff is called in. */
@ConfigMapping(prefix = "tourniquet.call-in")
interface CallInConfig {

    /** The money of the organisation, as ISO 4217 names it. */
    @WithDefault("EUR")
    String currency();

    /** Whoever was asked is not asked again for so long. */
    @WithDefault("6h")
    Duration leftInPeace();

    /** For how many hours somebody comes, where the channel's staffing does not say it. */
    @WithDefault("4")
    int hours();

    /** The most people asked with one press. */
    @WithDefault("50")
    int atOnce();

    /** A call that nobody ended is over after so long. */
    @WithDefault("12h")
    Duration over();

    /** Who was asked, and what they answered, is kept for so long. */
    @WithDefault("30d")
    Duration kept();

    /** After how long callers hang up, where nobody has measured it; the page says that it is taken on trust. */
    @WithDefault("3m")
    Duration patience();
}
