package org.tourniquet.load;

import java.time.Duration;

import org.tourniquet.local.suite.Part;

/** The processor time that a part of the suite, or another process, has used since this was made. */
final class Processor {

    private final ProcessHandle process;
    private final Duration before;

    Processor(Part part) {
        this(part.pid().orElseThrow());
    }

    Processor(long pid) {
        this.process = ProcessHandle.of(pid).orElseThrow();
        this.before = used();
    }

    private Duration used() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** For each of so many pieces of work. */
    double microseconds(int pieces) {
        return used().minus(before).toNanos() / 1e3 / Math.max(1, pieces);
    }
}
