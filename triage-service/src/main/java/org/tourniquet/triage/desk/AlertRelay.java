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

/** Carries alerts to whoever pages the person on duty; the desk's own bell does not wait for it. */
@ApplicationScoped
class AlertRelay {

    private static final Logger LOG = Logger.getLogger(AlertRelay.class);
    private static final int BATCH = 50;

    private final MutinyEmitter<String> alerts;
    private final EventRelay events;
    private final OneAtATime once;
    private final Clock clock;

    AlertRelay(@Channel("alert-raised") MutinyEmitter<String> alerts, EventRelay events, OneAtATime once, Clock clock) {
        this.alerts = alerts;
        this.events = events;
        this.once = once;
        this.clock = clock;
    }

    @Scheduled(every = "${tourniquet.desk.relay-every}", skipExecutionIf = Scheduled.ApplicationNotRunning.class, concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void offer() {
        try {
            once.run("triage.alert-raised", () -> waiting().forEach(this::publish));
        } catch (RuntimeException e) {
            LOG.warnf("alerts wait for the broker or the database: %s", e.getMessage());
        }
    }

    private List<Alert> waiting() {
        return QuarkusTransaction.requiringNew().call(() -> Alert.toPublish(BATCH));
    }

    private void publish(Alert alert) {
        events.publish(alerts, "triage.alert-raised.v1", alert.id, alert.id.toString(), AlertRaised.of(alert));
        QuarkusTransaction.requiringNew()
                .run(() -> Alert.update("publishedAt = ?1 where id = ?2", clock.instant(), alert.id));
    }
}
