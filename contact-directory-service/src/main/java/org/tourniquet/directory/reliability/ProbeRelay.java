package org.tourniquet.directory.reliability;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Offers the messages that test channels to broadcast, until the broker has them. */
@ApplicationScoped
class ProbeRelay implements Outbox.Rows<Probe> {

    /** There is something to send. */
    record Written() {
    }

    private final Clock clock;
    private final Rounds rounds;

    ProbeRelay(@Channel("check-requested") MutinyEmitter<String> topic, Outbox outbox, Clock clock) {
        this.clock = clock;
        this.rounds = outbox.rounds(CheckRequested.TYPE, topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    void atOnce(@Observes(during = TransactionPhase.AFTER_SUCCESS) Written written) {
        rounds.nudge();
    }

    @Override
    public List<Probe> waiting(int atMost) {
        return Probe.untold(atMost);
    }

    @Override
    public Outbox.Event event(Probe probe) {
        return new Outbox.Event(probe.id, probe.print, probe.at, CheckRequested.of(probe));
    }

    @Override
    public void told(List<Probe> probes) {
        Probe.update("publishedAt = ?1 where id in ?2", clock.instant(), probes.stream().map(probe -> probe.id).toList());
    }
}
