package org.tourniquet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Random;

import org.tourniquet.local.suite.Part;
import org.tourniquet.local.suite.Port;
import org.tourniquet.local.suite.RunningSuite;
import org.tourniquet.local.suite.Suite;
import org.tourniquet.local.suite.SuiteOptions;

/**
 * The suite that the fault journeys may break: one for all of them, apart from the one of the ordinary journeys. Both
 * accounts are held to 200 messages a second, so that there is a middle of a notice to break things in, and a text is
 * called absent after ten seconds instead of two minutes, so that nobody waits for the end.
 */
final class BadDays {

    /** Every chance of a run comes from this; say it again with -Dtourniquet.seed. */
    static final long SEED = Long.getLong("tourniquet.seed", System.nanoTime() % 1_000_000);
    /** Messages a second over each medium; 0 for as many as go. */
    private static final String RATE = System.getProperty("tourniquet.rate", "200");

    private static RunningSuite running;

    private BadDays() {
    }

    static synchronized RunningSuite suite() {
        if (running == null) {
            try {
                running = Suite.start(SuiteOptions.forTests().with("broadcast", "TOURNIQUET_DELIVERY_EMAIL_RATE", RATE)
                        .with("broadcast", "TOURNIQUET_DELIVERY_SMS_RATE", RATE)
                        .with("broadcast", "TOURNIQUET_DELIVERY_ABSENT_FOR", "10S"));
            } catch (IOException failed) {
                throw new UncheckedIOException("the suite of the bad days does not start", failed);
            }
        }
        return running;
    }

    static Random chance(String journey) {
        System.out.printf("%s: seed %d%n", journey, SEED);
        return new Random(SEED + journey.hashCode());
    }

    static Part part(String name) {
        return suite().part(name);
    }

    static URI uri(Port port) {
        return suite().uri(port);
    }

    static Journals journals() {
        return new Journals(uri(Port.MAIL), uri(Port.SMS));
    }

    /** Everything is whole again, whatever a journey left behind. */
    static void mend() throws Exception {
        Api.anonymous(uri(Port.MAIL)).delete("/api/behaviour");
        Api.anonymous(uri(Port.SMS)).delete("/api/behaviour");
        for (String part : List.of("postgres", "kafka", "directory", "broadcast", "triage")) {
            suite().part(part).start();
        }
    }
}
