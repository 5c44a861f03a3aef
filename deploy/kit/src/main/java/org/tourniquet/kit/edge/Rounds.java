package org.tourniquet.kit.edge;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

import io.smallrye.mutiny.TimeoutException;

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

    /** Of a database or a broker that is away one line says enough; anything else is a fault of ours and shows where. */
    private void complain(Throwable failure) {
        Optional<Throwable> away = away(failure);
        Throwable said = away.orElse(failure);
        String words = said.getMessage() == null ? said.getClass().getSimpleName() : said.getMessage();
        if (!words.equals(complaint) && !stopping)
            if (away.isPresent())
                LOG.warnf("%s waits: %s", name, words);
            else
                LOG.warnf(failure, "%s waits: %s", name, words);
        complaint = words;
    }

    /** What the database or the broker itself said, which stays the same while it is away; what is around it counts tries. */
    static Optional<Throwable> away(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .filter(cause -> cause instanceof SQLException || cause instanceof KafkaException
                        || cause instanceof TimeoutException || cause instanceof java.util.concurrent.TimeoutException)
                .reduce((outer, inner) -> inner);
    }
}
