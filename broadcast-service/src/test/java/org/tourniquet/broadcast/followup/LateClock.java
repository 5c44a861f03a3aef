package org.tourniquet.broadcast.followup;

import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/** Lets a test look at promises as if it were later. */
@ApplicationScoped
public class LateClock {
    private final LateWatch watch;

    LateClock(LateWatch watch) {
        this.watch = watch;
    }

    public void look(Instant now) {
        watch.look(now);
    }
}
