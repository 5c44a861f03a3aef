package org.tourniquet.triage.assessment;

import java.time.Duration;
import java.util.List;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How assessments are run here. */
@ConfigMapping(prefix = "tourniquet.assessment")
interface AssessmentConfig {

    /** Keys of the protocols in {@code protocols/*.json} that are published at start-up. */
    @WithDefault("natural-disaster,health-personal,business-failure,service-outage")
    List<String> shipped();

    /** Whether a language may be published whose safety texts nobody has signed off; only where no real person asks. */
    @WithDefault("false")
    boolean publishUnsigned();

    /** The country whose emergency number stands on every screen, ISO 3166 two letters. */
    @WithDefault("FI")
    String country();

    /** Where "leave this page now" leads: a page nobody minds to be seen with. */
    @WithDefault("https://www.wikipedia.org/")
    String exit();

    /** After so long without an answer, somebody with an urgent story is looked after by an agent. */
    @WithDefault("PT2M")
    Duration silenceUrgent();

    /** How long answers and stories are kept after the last word. */
    @WithDefault("P30D")
    Duration retention();

    /** How long six digits open an assessment on another device. */
    @WithDefault("PT15M")
    Duration codeLife();

    /** So many wrong codes from one address, and from all, before everybody concerned has to wait. */
    @WithDefault("8")
    int wrongCodes();

    @WithDefault("100")
    int wrongCodesOfAll();

    @WithDefault("PT15M")
    Duration codePause();

    /** Whether beginning is limited at all: not where everybody comes from one address, as on a laptop or in a benchmark. */
    @WithDefault("true")
    boolean arrivalsLimited();

    /**
     * So many may begin at once from one address, and so many more each minute: behind one of a mobile carrier or a shelter
     * are hundreds. Each replica counts for itself.
     */
    @WithDefault("150")
    int arrivalsFromOnePlace();

    @WithDefault("30")
    int arrivalsFromOnePlaceAMinute();

    /** The same for all addresses together: one in ten of a city of half a million within an hour, and more at first. */
    @WithDefault("5000")
    int arrivalsOfAll();

    @WithDefault("1000")
    int arrivalsOfAllAMinute();

    /**
     * So many requests may wait for their reply, for each processor, before nobody new is let in, and before those who have
     * begun are asked to try again, too.
     */
    @WithDefault("24")
    int newcomersUntil();

    @WithDefault("240")
    int everybodyUntil();

    /** How often links whose turn it is are looked for; "off" where a machine keeps to itself. */
    @WithDefault("1h")
    String linksEvery();

    /** After so long a link that answered is looked at again. */
    @WithDefault("P7D")
    Duration linksAgain();
}
