package org.tourniquet.broadcast.delivery.reply;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Hands what people wrote to those who answer, and tells them who wants texts no more, or again. */
@ApplicationScoped
class ReplyRelay implements Outbox.Rows<Tuple> {
    private final EntityManager entities;
    private final Rounds rounds;

    ReplyRelay(EntityManager entities, Outbox outbox, @Channel("reply-received") MutinyEmitter<String> topic) {
        this.entities = entities;
        this.rounds = outbox.rounds("broadcast.reply-received.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    /** Somebody has just written. */
    void nudge() {
        rounds.nudge();
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Tuple> waiting(int atMost) {
        return entities.createNativeQuery("""
                select r.id, r.medium, r.sender, r.sealed_address, r.sealed_body, r.received_at, r.keyword, r.answers,
                    (select p.language from recipient_address a join recipient p on p.id = a.recipient_id
                     where a.fingerprint = r.sender and a.medium = r.medium and p.language is not null limit 1) as language
                from reply r where r.published_at is null order by r.id""", Tuple.class)
                .setMaxResults(atMost).getResultList();
    }

    @Override
    public Outbox.Event event(Tuple row) {
        UUID id = row.get("id", UUID.class);
        String from = row.get("sender", String.class);
        Instant at = row.get("received_at", Instant.class);
        return new Outbox.Event(id, from, at, new ReplyReceived(id, Medium.valueOf(row.get("medium", String.class)), from,
                row.get("sealed_address", String.class), row.get("sealed_body", String.class), at,
                row.get("language", String.class), obeyed(row.get("keyword", String.class)),
                row.get("answers", UUID.class)));
    }

    /** Who asks for help by the carriers' word is answered by us and still heard by a human. */
    private static String obeyed(String keyword) {
        return StopWords.Keyword.HELP.name().equals(keyword) ? null : keyword;
    }

    @Override
    public void told(List<Tuple> rows) {
        entities.createNativeQuery("update reply set published_at = now() where id in (:ids)")
                .setParameter("ids", rows.stream().map(row -> row.get("id", UUID.class)).toList()).executeUpdate();
    }
}
