package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.OneAtATime;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Tells those who asked for a message to one person what became of it, each change in its order. */
@ApplicationScoped
class MessageSettledRelay {
    private static final OutboxRelay<MessageSettled> OUTBOX = new OutboxRelay<>("broadcast.message-settled.v1", """
            select s.id, s.message_id, s.state, s.reason, s.at from message_settled s
            join one_person_message m on m.id = s.message_id
            where s.published_at is null and m.requester <> 'broadcast' order by s.id""", "message_settled",
            row -> new MessageSettled(row.getObject("message_id", UUID.class), row.getString("state"),
                    row.getString("reason"), row.getTimestamp("at").toInstant()),
            settled -> new OutboxRelay.Stamp(settled.id().toString(), settled.at()));

    private final Rounds rounds;

    MessageSettledRelay(DataSource database, OneAtATime oneAtATime, ObjectMapper json,
            @Channel("message-settled") MutinyEmitter<String> topic) {
        this.rounds = new Rounds("message-settled relay", Duration.ofMillis(500),
                () -> OUTBOX.publish(database, oneAtATime, json, topic));
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }
}
