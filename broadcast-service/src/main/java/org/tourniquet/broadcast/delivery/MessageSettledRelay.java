package org.tourniquet.broadcast.delivery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Tells those who asked for a message to one person what became of it, each change in its order. */
@ApplicationScoped
class MessageSettledRelay implements Outbox.Rows<Tuple> {
    private final EntityManager entities;
    private final Rounds rounds;

    MessageSettledRelay(EntityManager entities, Outbox outbox, @Channel("message-settled") MutinyEmitter<String> topic) {
        this.entities = entities;
        this.rounds = outbox.rounds("broadcast.message-settled.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Tuple> waiting(int atMost) {
        return entities.createNativeQuery("""
                select s.id, s.message_id, s.state, s.reason, s.at from message_settled s
                join one_person_message m on m.id = s.message_id
                where s.published_at is null and m.requester <> 'broadcast' order by s.id""", Tuple.class)
                .setMaxResults(atMost).getResultList();
    }

    @Override
    public Outbox.Event event(Tuple row) {
        UUID request = row.get("message_id", UUID.class);
        Instant at = row.get("at", Instant.class);
        return new Outbox.Event(row.get("id"), request, at,
                new MessageSettled(request, row.get("state", String.class), row.get("reason", String.class), at));
    }

    @Override
    public void told(List<Tuple> rows) {
        entities.createNativeQuery("update message_settled set published_at = now() where id in (:ids)")
                .setParameter("ids", rows.stream().map(row -> row.get("id", UUID.class)).toList()).executeUpdate();
    }
}
