package org.tourniquet.broadcast.subscription;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How freely strangers may have codes sent to addresses; each text costs, and none may become a nuisance. */
@ConfigMapping(prefix = "tourniquet.subscription")
interface SubscriptionConfig {
    /** How long a code is good. */
    @WithDefault("PT30M")
    Duration codeWorth();

    /** Codes sent to one address within a day. */
    @WithDefault("3")
    int codesADay();

    /** Codes asked for from one place of the net within an hour. */
    @WithDefault("20")
    int fromOnePlaceAnHour();

    /** Texts with codes within a minute, whoever asks. */
    @WithDefault("60")
    int textsAMinute();

    /** Countries (two letters) whose numbers are sent codes; all when none is named. */
    Optional<List<String>> countries();

    /** The country of a number without its code. */
    @WithDefault("FI")
    String country();
}
