package org.tourniquet.local.law;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** Waits for what must become true, and says what was there instead when it does not. */
public final class Eventually {
    /** For what is only a question of time: a busy machine may take long, and waiting costs nothing where it is quick. */
    private static final Duration PATIENTLY = Duration.ofSeconds(45);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private Eventually() {
    }

    /** However slow the machine is, within reason. */
    public static void holds(String what, Callable<Boolean> condition) {
        within(PATIENTLY, what, condition);
    }

    /** Asserted again and again until it passes. */
    public static void passes(Runnable assertion) {
        within(PATIENTLY, "an assertion", () -> {
            assertion.run();
            return true;
        });
    }

    /** Where the time itself is promised; returns how long it took. */
    public static Duration within(Duration limit, String what, Callable<Boolean> condition) {
        Instant start = Instant.now();
        Throwable last = null;
        do {
            try {
                if (condition.call())
                    return Duration.between(start, Instant.now());
                last = null;
            } catch (Exception | AssertionError notYet) {
                last = notYet;
            }
            pause(BETWEEN);
        } while (Duration.between(start, Instant.now()).compareTo(limit) < 0);
        throw new AssertionError("not within " + limit.toSeconds() + " s: " + what + " (last: "
                + (last == null ? "false" : last) + ")", last);
    }

    public static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
