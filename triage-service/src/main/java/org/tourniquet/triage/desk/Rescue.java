package org.tourniquet.triage.desk;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.micrometer.core.instrument.MeterRegistry;

/** Keeps count of what broke while somebody was heard or looked after; told without a word of theirs. */
@ApplicationScoped
class Rescue {

    static final String TEXTS = "tourniquet.texts.rescued";
    static final String SWEEP = "tourniquet.sweep.failed";
    private static final Logger LOG = Logger.getLogger(Rescue.class);

    private final MeterRegistry metrics;

    Rescue(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /** A text or mail that could not be taken as it should. */
    void told(UUID reply, RuntimeException e) {
        metrics.counter(TEXTS).increment();
        LOG.errorf("reply %s goes straight to a human: %s", reply, what(e));
    }

    /** One row of a step of the sweep, or the whole step. */
    void swept(String step, UUID id, RuntimeException e) {
        metrics.counter(SWEEP, "step", step).increment();
        LOG.errorf("%s of %s failed: %s", step, id == null ? "all" : id, what(e));
    }

    /** Never its message: that may quote what somebody wrote. */
    private static String what(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return e.getClass().getName() + " at " + (trace.length == 0 ? "an unknown place" : trace[0]);
    }
}
