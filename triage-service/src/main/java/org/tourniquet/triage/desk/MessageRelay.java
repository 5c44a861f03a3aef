package org.tourniquet.triage.desk;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.tourniquet.kit.edge.OneAtATime;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.reactive.messaging.MutinyEmitter;

/** Offers agents' words to broadcast, in order, each until the broker has it. */
@ApplicationScoped
class MessageRelay {

    private static final Logger LOG = Logger.getLogger(MessageRelay.class);
    private static final int BATCH = 50;

    private final MutinyEmitter<String> requests;
    private final EventRelay events;
    private final OneAtATime once;
    private final Clock clock;

    MessageRelay(@Channel("message-requested") MutinyEmitter<String> requests, EventRelay events, OneAtATime once,
            Clock clock) {
        this.requests = requests;
        this.events = events;
        this.once = once;
        this.clock = clock;
    }

    @Scheduled(every = "${tourniquet.desk.relay-every}", skipExecutionIf = Scheduled.ApplicationNotRunning.class, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void offer() {
        try {
            once.run("triage.message-requested", () -> waiting().forEach(this::publish));
        } catch (RuntimeException e) {
            LOG.warnf("agents' messages wait for the broker or the database: %s", e.getMessage());
        }
    }

    private List<Message> waiting() {
        return QuarkusTransaction.requiringNew().call(() -> Message.toPublish(BATCH));
    }

    private void publish(Message message) {
        MessageRequested event = QuarkusTransaction.requiringNew()
                .call(() -> MessageRequested.of(message, Desk.known(message.ticket)));
        events.publish(requests, "triage.message-requested.v1", message.id, message.addressPrint, event);
        QuarkusTransaction.requiringNew()
                .run(() -> Message.update("publishedAt = ?1 where id = ?2", clock.instant(), message.id));
    }
}
