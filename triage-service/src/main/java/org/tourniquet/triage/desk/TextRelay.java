package org.tourniquet.triage.desk;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;
import org.tourniquet.triage.assessment.TextDoor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Offers what a dialogue says to broadcast, in its order, each text until the broker has it. */
@ApplicationScoped
class TextRelay implements Outbox.Rows<TextDoor.Outgoing> {

    private final TextDoor texts;
    private final Rounds rounds;

    TextRelay(TextDoor texts, Outbox outbox, @Channel("message-requested") MutinyEmitter<String> topic) {
        this.texts = texts;
        this.rounds = outbox.rounds("triage.message-requested.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    @Override
    public List<TextDoor.Outgoing> waiting(int atMost) {
        return texts.waiting(atMost);
    }

    @Override
    public Outbox.Event event(TextDoor.Outgoing text) {
        return new Outbox.Event(text.id(), text.print(), text.at(), MessageRequested.of(text));
    }

    @Override
    public void told(List<TextDoor.Outgoing> sent) {
        texts.told(sent.stream().map(TextDoor.Outgoing::id).toList());
    }
}
