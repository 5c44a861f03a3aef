package org.tourniquet.directory.callin;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;

/** Forgets who was asked and what they answered when it is long over; that they were asked stays in the audit trail. */
@ApplicationScoped
class Forgetting {
    private final CallInConfig config;
    private final Clock clock;

    Forgetting(CallInConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "6h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @Transactional
    void forget() {
        Instant before = clock.instant().minus(config.kept());
        StaffText.delete("asked in (select a.id from Asked a where a.askedAt < ?1)", before);
        Asked.delete("askedAt < ?1", before);
    }
}
