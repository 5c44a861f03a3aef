package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The connections to one relay: never more than it may have, the one used last first, so that a calm hour lets the others go.
 * What ended in any unclear way is closed and its place is free again.
 */
final class SmtpPool implements AutoCloseable {
    /** Shorter than relays and the boxes between are patient with an idle connection. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private final SmtpSettings settings;
    private final Semaphore places;
    private final Deque<SmtpConnection> idle = new ArrayDeque<>();
    private boolean closed;

    SmtpPool(SmtpSettings settings, int most) {
        this.settings = settings;
        this.places = new Semaphore(most, true);
    }

    /** Hands over one mail; null when no connection came free in its time. */
    SmtpConnection.Answer hand(SmtpMail mail, SmtpDeadline deadline) throws IOException {
        if (!place(deadline))
            return null;
        try {
            SmtpConnection kept = kept();
            if (kept != null)
                try {
                    return hand(kept, mail, deadline);
                } catch (SmtpLost stale) {
                    if (stale.heard() || stale.mayHaveIt())
                        throw stale;
                    // the relay was started anew or something between us has forgotten it: so are the others
                    idle(0).forEach(SmtpConnection::close);
                }
            return hand(SmtpOpening.open(settings, deadline), mail, deadline);
        } finally {
            places.release();
        }
    }

    private boolean place(SmtpDeadline deadline) throws IOException {
        try {
            return places.tryAcquire(Math.max(0, deadline.left().toNanos()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IOException("we were stopped", ended);
        }
    }

    private SmtpConnection.Answer hand(SmtpConnection connection, SmtpMail mail, SmtpDeadline deadline) throws SmtpLost {
        try {
            return connection.hand(mail, deadline);
        } finally {
            if (!settings.keep() || !connection.usable() || !keep(connection))
                connection.quit();
        }
    }

    private synchronized boolean keep(SmtpConnection connection) {
        if (!closed)
            idle.push(connection);
        return !closed;
    }

    private synchronized SmtpConnection kept() {
        return idle.poll();
    }

    /** Takes out those that have been idle longer than this. */
    private synchronized List<SmtpConnection> idle(long nanos) {
        List<SmtpConnection> old = new ArrayList<>();
        idle.removeIf(connection -> connection.idleNanos() >= nanos && old.add(connection));
        return old;
    }

    /** Leaves those that nobody has needed for a while. */
    void sweep() {
        idle(IDLE.toNanos()).forEach(SmtpConnection::quit);
    }

    /** Places that nobody has this moment. */
    int free() {
        return places.availablePermits();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        idle(0).forEach(SmtpConnection::quit);
    }
}
