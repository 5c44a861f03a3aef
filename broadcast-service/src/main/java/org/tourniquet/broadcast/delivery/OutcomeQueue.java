package org.tourniquet.broadcast.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Gathers what came of the attempts and writes as many as are there with one statement: one commit for hundreds when much is
 * sent, one at once when little is. While the database is away it keeps trying: what was sent is not forgotten.
 */
@ApplicationScoped
class OutcomeQueue {
    private static final Logger LOG = Logger.getLogger(OutcomeQueue.class);
    private static final int MOST = 500;

    private record Waiting(Settled settled, CompletableFuture<Void> written) {
    }

    private final Outcomes outcomes;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private volatile boolean stopping;

    OutcomeQueue(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("outcomes").start(this::run);
    }

    void stop(@Observes ShutdownEvent stop) {
        stopping = true;
    }

    /** Done when it is written. */
    CompletableFuture<Void> add(Settled settled) {
        Waiting waiting = new Waiting(settled, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.written;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(MOST);
        while (!stopping || !queue.isEmpty())
            try {
                Waiting first = queue.poll(200, TimeUnit.MILLISECONDS);
                if (first == null)
                    continue;
                batch.clear();
                batch.add(first);
                queue.drainTo(batch, MOST - 1);
                write(batch);
            } catch (InterruptedException ended) {
                return;
            }
    }

    private void write(List<Waiting> batch) throws InterruptedException {
        for (int tries = 0;; tries++)
            try {
                outcomes.write(batch.stream().map(Waiting::settled).toList());
                batch.forEach(waiting -> waiting.written.complete(null));
                return;
            } catch (RuntimeException failure) {
                if (tries % 50 == 0)
                    LOG.warnf("%d outcomes wait to be written: %s", (Object) batch.size(), failure.getMessage());
                Thread.sleep(Math.min(1000, 100 + 50L * tries));
            }
    }
}
