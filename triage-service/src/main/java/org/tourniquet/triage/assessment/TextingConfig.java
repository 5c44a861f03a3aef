package org.tourniquet.triage.assessment;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How assessments by text message are run here. */
@ConfigMapping(prefix = "tourniquet.texting")
interface TextingConfig {

    /**
     * What begins a dialogue at any time, beside the codes and names of our languages. A bare number does so only while an
     * incident is open, or if our
     * last text to that telephone offered it: other texts of the house are answered by numbers too.
     */
    Optional<List<String>> words();

    /** The language of somebody of whom we know none and who does not say. */
    @WithDefault("en")
    String language();

    /** A text without a story waits so long for its incident, which may be a moment behind; then a human reads it. */
    @WithDefault("PT15S")
    Duration incidentWithin();

    /** How long the next text to the same person waits for the one before it. */
    @WithDefault("PT0.6S")
    Duration apart();

    /** Who has not said what it is about for so long is asked the first question anyway. */
    @WithDefault("PT5M")
    Duration undecided();
}
