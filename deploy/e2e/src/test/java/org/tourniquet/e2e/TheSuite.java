package org.tourniquet.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

import org.tourniquet.local.suite.Port;
import org.tourniquet.local.suite.Progress;
import org.tourniquet.local.suite.RunningSuite;
import org.tourniquet.local.suite.Suite;
import org.tourniquet.local.suite.SuiteOptions;

/** The one suite of a test run, on free ports with data of its own; it ends with the test run. */
final class TheSuite {

    private static RunningSuite running;

    private TheSuite() {
    }

    static synchronized RunningSuite running() {
        if (running == null) {
            try {
                running = Suite.start(SuiteOptions.forTests().tellingOn(Progress.silent()));
            } catch (IOException failed) {
                throw new UncheckedIOException("the suite does not start; its logs are in the data folder", failed);
            }
        }
        return running;
    }

    static URI directory() {
        return running().uri(Port.DIRECTORY);
    }

    static URI broadcast() {
        return running().uri(Port.BROADCAST);
    }

    static URI triage() {
        return running().uri(Port.TRIAGE);
    }

    static URI inbox() {
        return running().uri(Port.MAIL);
    }

    static URI gateway() {
        return running().uri(Port.SMS);
    }

    static URI site() {
        return running().uri(Port.SITE);
    }
}
