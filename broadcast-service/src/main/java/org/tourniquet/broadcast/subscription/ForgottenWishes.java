package org.tourniquet.broadcast.subscription;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;

/** Forgets the addresses that strangers typed; whoever proved theirs is a person with a subscription by then. */
@ApplicationScoped
class ForgottenWishes {
    /** A day is what the limits per address look back; a code is good for less. */
    private static final Duration SERVED = Duration.ofDays(2);

    private final Clock clock;

    ForgottenWishes(Clock clock) {
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void forget() {
        Wish.forget(clock.instant().minus(SERVED));
    }
}
