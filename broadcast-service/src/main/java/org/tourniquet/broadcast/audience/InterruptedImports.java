package org.tourniquet.broadcast.audience;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Tidies up behind imports: those that nobody works at any more have failed, and files nobody confirmed are forgotten. */
@ApplicationScoped
class InterruptedImports {
    private static final Duration TO_BEGIN = Duration.ofSeconds(30);

    private final Clock clock;
    private final ImportConfig limits;

    InterruptedImports(Clock clock, ImportConfig limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Scheduled(every = "30s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP, skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void tidy() {
        QuarkusTransaction.requiringNew().run(() -> {
            AudienceImport.endInterrupted(clock.instant().minus(TO_BEGIN), clock.instant());
            PreparedFile.forget(clock.instant().minus(limits.keepUploads()));
        });
    }
}
