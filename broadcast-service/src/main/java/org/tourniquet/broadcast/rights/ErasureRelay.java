package org.tourniquet.broadcast.rights;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Tells the other services whom they have to forget. */
@ApplicationScoped
class ErasureRelay implements Outbox.Rows<Erased> {
    private final Rounds rounds;
    private final Clock clock;

    ErasureRelay(Outbox outbox, @Channel("person-erased") MutinyEmitter<String> topic, Clock clock) {
        this.rounds = outbox.rounds("broadcast.person-erased.v1", topic, this);
        this.clock = clock;
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Somebody has just been erased. */
    void nudge() {
        rounds.nudge();
    }

    @Override
    public List<Erased> waiting(int atMost) {
        return Erased.toTell(atMost);
    }

    @Override
    public Outbox.Event event(Erased erased) {
        return new Outbox.Event(erased.id(), erased.recipient(), erased.at(), erased.event());
    }

    @Override
    public void told(List<Erased> rows) {
        Erased.told(rows.stream().map(Erased::id).toList(), clock.instant());
    }
}
