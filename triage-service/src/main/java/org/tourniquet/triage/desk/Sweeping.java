package org.tourniquet.triage.desk;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.Patience;

import io.micrometer.core.instrument.MeterRegistry;

/** Does one thing for each of many; what fails is counted and logged by its id, and keeps nobody else waiting. */
@ApplicationScoped
class Sweeping {

    static final String FAILED = "tourniquet.sweep.failed";
    private static final Logger LOG = Logger.getLogger(Sweeping.class);

    private final MeterRegistry metrics;

    Sweeping(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    void each(String step, Supplier<List<UUID>> which, Consumer<UUID> deed) {
        guarded(step, null, () -> which.get().forEach(id -> guarded(step, id, () -> deed.accept(id))));
    }

    private void guarded(String step, UUID id, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            if (Patience.away(e))
                throw e; // nobody can be helped before the database is back
            metrics.counter(FAILED, "step", step).increment();
            // not its message: that may quote what somebody wrote
            LOG.errorf("%s of %s failed with %s at %s", step, id == null ? "all" : id, e.getClass().getName(), place(e));
        }
    }

    private static String place(Throwable e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }
}
