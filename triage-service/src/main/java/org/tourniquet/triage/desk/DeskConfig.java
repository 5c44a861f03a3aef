package org.tourniquet.triage.desk;

import java.time.Duration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the desk is run here. */
@ConfigMapping(prefix = "tourniquet.desk")
interface DeskConfig {

    /** How often silent people, overdue stories and forgotten replies are looked for. */
    @WithDefault("20s")
    String sweepEvery();

    /** A reply that its agent has not answered for so long goes back to everybody. */
    @WithDefault("PT15M")
    Duration unreadFor();

    /** So long before a promise passes the pace of the desk may say that it will. */
    @WithDefault("PT15M")
    Duration lateAhead();

    /** The new time of what an agent promised and could not keep: so long after the person heard it. */
    @WithDefault("PT30M")
    Duration lateAnswer();

    /** After so many wrong proofs a story is locked for a while. */
    @WithDefault("5")
    int wrongProofs();

    @WithDefault("PT15M")
    Duration lockedFor();

    /** So many people who write by text or mail at once ring one bell. */
    @WithDefault("30")
    int crowd();

    /** At once: within this time. */
    @WithDefault("PT10M")
    Duration crowdWithin();

    /** And not again for so long. */
    @WithDefault("PT1H")
    Duration crowdAgain();
}
