package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;
import org.tourniquet.triage.assessment.TextDoor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Offers to broadcast what is for one person: agents' words and what a dialogue says, in order, until the broker has it. */
@ApplicationScoped
class MessageRelay implements Outbox.Rows<MessageRelay.Wish> {

    /** One of either; a text of a dialogue is ticked off by those who said it. */
    record Wish(UUID id, String print, Instant at, MessageRequested body, boolean ofDialogue) {
    }

    private final TextDoor texts;
    private final Clock clock;
    private final Rounds rounds;

    MessageRelay(TextDoor texts, Outbox outbox, @Channel("message-requested") MutinyEmitter<String> topic, Clock clock) {
        this.texts = texts;
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
    public List<Wish> waiting(int atMost) {
        return Stream.concat(texts.waiting(atMost).stream().map(MessageRelay::wish),
                Message.toPublish(atMost).stream().map(MessageRelay::wish))
                .sorted(Comparator.comparing(Wish::at)).limit(atMost).toList();
    }

    private static Wish wish(TextDoor.Outgoing text) {
        return new Wish(text.id(), text.print(), text.at(), MessageRequested.of(text), true);
    }

    private static Wish wish(Message message) {
        return new Wish(message.id, message.addressPrint, message.at,
                MessageRequested.of(message, Desk.known(message.ticket)), false);
    }

    @Override
    public Outbox.Event event(Wish wish) {
        return new Outbox.Event(wish.id(), wish.print(), wish.at(), wish.body());
    }

    @Override
    public void told(List<Wish> wishes) {
        texts.told(ids(wishes, true));
        Message.update("publishedAt = ?1 where id in ?2", clock.instant(), ids(wishes, false));
    }

    private static List<UUID> ids(List<Wish> wishes, boolean ofDialogue) {
        return wishes.stream().filter(wish -> wish.ofDialogue() == ofDialogue).map(Wish::id).toList();
    }
}
