package org.tourniquet.triage.desk;

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

/** Tells broadcast what came of the calls, so that a notice knows whom a human has reached. */
@ApplicationScoped
class CallRelay implements Outbox.Rows<PhoneCall> {

    private final Clock clock;
    private final Rounds rounds;

    CallRelay(Outbox outbox, @Channel("call-ended") MutinyEmitter<String> topic, Clock clock) {
        this.clock = clock;
        this.rounds = outbox.rounds("triage.call-ended.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    @Override
    public List<PhoneCall> waiting(int atMost) {
        return PhoneCall.toTell(atMost);
    }

    @Override
    public Outbox.Event event(PhoneCall call) {
        return new Outbox.Event(call.id, call.person, call.endedAt, CallEnded.of(call));
    }

    @Override
    public void told(List<PhoneCall> calls) {
        PhoneCall.update("toldAt = ?1 where id in ?2", clock.instant(), calls.stream().map(call -> call.id).toList());
    }
}
