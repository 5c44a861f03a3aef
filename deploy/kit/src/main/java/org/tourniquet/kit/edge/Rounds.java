package org.tourniquet.kit.edge;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jboss.logging.Logger;

/**
 * Work that goes round and round on a thread of its own: at once again while there is more, else after a pause or a nudge. A
 * failure is one line in the log until it goes away and never ends the rounds: they are how a service recovers by itself.
 */
public final class Rounds {
    private static final Logger LOG = Logger.getLogger(Rounds.class);

    private final String name;
    private final Duration pause;
    private final BooleanSupplier more;
    private final Semaphore nudges = new Semaphore(0);
    private volatile boolean stopping;
    private String complaint;

    /** {@code more} does one piece of work and says whether there may be more at once. */
    public Rounds(String name, Duration pause, BooleanSupplier more) {
        this.name = name;
        this.pause = pause;
        this.more = more;
    }

    public void start() {
        Thread.ofVirtual().name(name).start(this::run);
    }

    /** There is something new: do not wait for the pause to end. */
    public void nudge() {
        if (nudges.availablePermits() == 0)
            nudges.release();
    }

    /** Ends after the piece of work in hand. */
    public void stop() {
        stopping = true;
        nudge();
    }

    public boolean stopping() {
        return stopping;
    }

    private void run() {
        while (!stopping)
            try {
                if (!once())
                    nudges.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException ended) {
                return;
            }
    }

    private boolean once() {
        try {
            boolean again = more.getAsBoolean();
            if (complaint != null)
                LOG.infof("%s goes on", name);
            complaint = null;
            return again;
        } catch (RuntimeException | LinkageError failure) {
            complain(failure);
            return false;
        }
    }

    // a broker or a database that is away is no secret of the code; the stack is there for who asks for it
    private void complain(Throwable failure) {
        String said = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        if (!said.equals(complaint) && !stopping)
            LOG.warnf("%s waits: %s", name, said);
        LOG.debugf(failure, "%s waits", name);
        complaint = said;
    }
}
