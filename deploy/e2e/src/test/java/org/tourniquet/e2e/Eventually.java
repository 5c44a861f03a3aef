package org.tourniquet.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what must become true within a time, and says what was there instead when it does not. */
final class Eventually {

    private Eventually() {
    }

    /** Returns how long it took. */
    static Duration within(Duration limit, String what, Callable<Boolean> condition) {
        Instant start = Instant.now();
        Object last = "false";
        while (Duration.between(start, Instant.now()).compareTo(limit) < 0) {
            try {
                if (condition.call()) {
                    return Duration.between(start, Instant.now());
                }
            } catch (Exception | AssertionError notYet) {
                last = notYet;
            }
            pause(Duration.ofMillis(100));
        }
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + " (last: " + last + ")");
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
