package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.reactive.messaging.Channel;
import org.tourniquet.kit.edge.Outbox;
import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.reactive.messaging.MutinyEmitter;

/**
 * Carries alerts, and that somebody has looked, to whoever pages the person on duty; the desk's own bell does not wait for it.
 */
@ApplicationScoped
class AlertRelay implements Outbox.Rows<Alert> {

    private final Clock clock;
    private final Rounds rounds;

    AlertRelay(Outbox outbox, @Channel("alert-raised") MutinyEmitter<String> topic, Clock clock) {
        this.clock = clock;
        this.rounds = outbox.rounds("triage.alert-raised.v1", topic, this);
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }

    @Override
    public List<Alert> waiting(int atMost) {
        return Alert.toPublish(atMost);
    }

    @Override
    public Outbox.Event event(Alert alert) {
        return new Outbox.Event(alert.id, alert.id, alert.raisedAt, AlertRaised.of(alert));
    }

    @Override
    public void told(List<Alert> alerts) {
        Instant now = clock.instant();
        Alert.hold(alerts.stream().map(a -> a.id).toList());
        Alert.update("publishedAt = ?1 where publishedAt is null and id in ?2", now, alerts.stream().map(a -> a.id).toList());
        // only those that were told with it: somebody may have looked since
        Alert.update("seenPublishedAt = ?1 where id in ?2", now,
                alerts.stream().filter(a -> a.seenAt != null).map(a -> a.id).toList());
    }
}
