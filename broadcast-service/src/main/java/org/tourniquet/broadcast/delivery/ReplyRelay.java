package org.tourniquet.broadcast.delivery;

import java.time.Duration;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.broadcast.audience.Medium;
import org.tourniquet.kit.edge.OneAtATime;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Hands what people wrote back to those who answer; opt-outs stay here. */
@ApplicationScoped
class ReplyRelay {
    private static final OutboxRelay<ReplyReceived> OUTBOX = new OutboxRelay<>("broadcast.reply-received.v1", """
            select id, medium, sender, sealed_address, sealed_body, received_at from reply
            where published_at is null and keyword is null order by id""", "reply",
            row -> new ReplyReceived(row.getObject("id", UUID.class), Medium.valueOf(row.getString("medium")),
                    row.getString("sender"), row.getString("sealed_address"), row.getString("sealed_body"),
                    row.getTimestamp("received_at").toInstant()),
            reply -> new OutboxRelay.Stamp(reply.from(), reply.receivedAt()));

    private final Rounds rounds;

    ReplyRelay(DataSource database, OneAtATime oneAtATime, ObjectMapper json,
            @Channel("reply-received") MutinyEmitter<String> topic) {
        this.rounds = new Rounds("reply relay", Duration.ofMillis(500),
                () -> OUTBOX.publish(database, oneAtATime, json, topic));
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
}
