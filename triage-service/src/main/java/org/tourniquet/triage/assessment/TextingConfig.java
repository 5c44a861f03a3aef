package org.tourniquet.triage.assessment;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How assessments by text message are run here. */
@ConfigMapping(prefix = "tourniquet.texting")
interface TextingConfig {

    /**
     * What begins a dialogue at any time, beside the codes and names of our languages. A bare digit needs no language; leave it
     * out where something else is answered by it.
     */
    @WithDefault("1")
    List<String> words();

    /** The language of somebody of whom we know none and who does not say. */
    @WithDefault("en")
    String language();

    /** How long a dialogue may rest and still be taken up again. */
    @WithDefault("PT72H")
    Duration rest();

    /** How long the next text to the same person waits for the one before it. */
    @WithDefault("PT0.6S")
    Duration apart();

    /** Who has not said what it is about for so long is asked the first question anyway. */
    @WithDefault("PT5M")
    Duration undecided();
}
