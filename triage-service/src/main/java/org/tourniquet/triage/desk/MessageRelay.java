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

/** Offers agents' words to broadcast, in order, each until the broker has it. */
@ApplicationScoped
class MessageRelay implements Outbox.Rows<Message> {

    private final Clock clock;
    private final Rounds rounds;

    MessageRelay(Outbox outbox, @Channel("message-requested") MutinyEmitter<String> topic, Clock clock) {
        this.clock = clock;
        this.rounds = outbox.rounds("triage.message-requested.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    @Override
    public List<Message> waiting(int atMost) {
        return Message.toPublish(atMost);
    }

    @Override
    public Outbox.Event event(Message message) {
        return new Outbox.Event(message.id, message.addressPrint, message.at,
                MessageRequested.of(message, Desk.known(message.ticket)));
    }

    @Override
    public void told(List<Message> messages) {
        Message.update("publishedAt = ?1 where id in ?2", clock.instant(),
                messages.stream().map(message -> message.id).toList());
    }
}
