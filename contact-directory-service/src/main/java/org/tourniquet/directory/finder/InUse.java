package org.tourniquet.directory.finder;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.jboss.logging.Logger;
import org.tourniquet.directory.channel.Channel;
import org.tourniquet.directory.channel.ChannelBook;
import org.tourniquet.kit.edge.Patience;

/**
 * The channels in use as last read. A change made here is read before the next answer; one made by another instance within a
 * second. While the database is away, what was read before holds: nobody can change it then.
 */
@ApplicationScoped
class InUse {

    private static final Logger LOG = Logger.getLogger(InUse.class);
    private static final long LOOK_AGAIN = Duration.ofSeconds(1).toNanos();
    /** Until then others are answered while one looks. */
    private static final long BELIEVED = Duration.ofSeconds(3).toNanos();

    /** One state of the directory: as long as it is the same object, nothing has changed. */
    record Read(List<Channel> channels, Set<String> needs, String mark) {
    }

    private record Looked(Read read, long touches, long at) {
    }

    private final AtomicLong touches = new AtomicLong();
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private final ReentrantLock looking = new ReentrantLock();
    private volatile Looked last;

    void touched(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChannelBook.Touched one) {
        touches.incrementAndGet();
    }

    /** For who must not wait: null when somebody has to look, and that is the one who asks. */
    Read lately() {
        Looked looked = last;
        long now = System.nanoTime();
        if (looked == null || looked.touches() != touches.get() || now - looked.at() > BELIEVED)
            return null;
        long due = nextLook.get();
        boolean mine = now - due > 0 && now - looked.at() > LOOK_AGAIN && nextLook.compareAndSet(due, now + LOOK_AGAIN);
        return mine ? null : looked.read();
    }

    /** Waits for the database where something is known to have changed, or nothing is known. */
    Read now() {
        Looked looked = last;
        if (holds(looked))
            return looked.read();
        if (looked == null || looked.touches() != touches.get())
            looking.lock();
        else if (!looking.tryLock())
            return looked.read();
        try {
            return look().read();
        } finally {
            looking.unlock();
        }
    }

    private boolean holds(Looked looked) {
        return looked != null && looked.touches() == touches.get() && System.nanoTime() - looked.at() < LOOK_AGAIN;
    }

    private Looked look() {
        Looked before = last;
        if (holds(before))
            return before;
        long seen = touches.get();
        try {
            String mark = Channel.mark();
            last = new Looked(before != null && before.read().mark().equals(mark) ? before.read() : read(mark), seen,
                    System.nanoTime());
        } catch (RuntimeException failure) {
            if (before == null || before.touches() != seen || !Patience.away(failure))
                throw failure;
            LOG.warnf("the database is away, what was read before is said again: %s", failure.getMessage());
            last = new Looked(before.read(), seen, System.nanoTime());
        }
        return last;
    }

    /** The mark is older than the channels, so that what changes in between is seen at the next look. */
    private static Read read(String mark) {
        List<Channel> channels = Channel.inUse();
        return new Read(channels,
                channels.stream().flatMap(channel -> channel.needs.stream()).collect(Collectors.toUnmodifiableSet()), mark);
    }
}
