package org.tourniquet.broadcast.delivery.email;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/** The end of one mail's time: when it has come, its connection is cut from outside, whatever the relay does. */
final class SmtpDeadline implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(SmtpDeadline.class);

    private final long end;
    private final Future<?> cut;
    private Socket socket;
    private boolean over;

    SmtpDeadline(Duration patience, ScheduledExecutorService clock) {
        this.end = System.nanoTime() + patience.toNanos();
        this.cut = clock.schedule(this::cut, patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** By {@code System.nanoTime()}. */
    long end() {
        return end;
    }

    Duration left() {
        return Duration.ofNanos(end - System.nanoTime());
    }

    /** This socket is closed when the time is up. */
    synchronized void watches(Socket next) throws IOException {
        socket = next;
        if (over) {
            next.close();
            throw new IOException("the mail's time is up");
        }
    }

    // the socket itself, below any encryption: to say goodbye could block as long as what is cut
    private synchronized void cut() {
        over = true;
        try {
            if (socket != null)
                socket.close();
        } catch (IOException gone) {
            LOG.debug("a connection was gone before it was cut", gone);
        }
    }

    /** What it watched may belong to another mail from here on. */
    synchronized void forget() {
        socket = null;
    }

    /** The mail has its end. */
    @Override
    public void close() {
        cut.cancel(false);
        forget();
    }
}
