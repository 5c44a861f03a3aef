package org.tourniquet.directory.callin;

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

/** Offers the texts for the staff to broadcast, in order, until the broker has them. */
@ApplicationScoped
class StaffTextRelay implements Outbox.Rows<StaffText> {

    /** There is something to send. */
    record Written() {
    }

    private final Clock clock;
    private final Rounds rounds;

    StaffTextRelay(@Channel("message-requested") MutinyEmitter<String> topic, Outbox outbox, Clock clock) {
        this.clock = clock;
        this.rounds = outbox.rounds(MessageRequested.TYPE, topic, this);
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
    public List<StaffText> waiting(int atMost) {
        return StaffText.waiting(atMost);
    }

    @Override
    public Outbox.Event event(StaffText text) {
        Asked asked = Asked.findById(text.asked);
        CallIn call = CallIn.findById(asked.callIn);
        return new Outbox.Event(text.id, asked.phonePrint, text.at, MessageRequested.of(text, asked, call.drill));
    }

    @Override
    public void told(List<StaffText> texts) {
        StaffText.update("publishedAt = ?1 where id in ?2", clock.instant(), texts.stream().map(text -> text.id).toList());
    }
}
