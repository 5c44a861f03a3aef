package org.tourniquet.broadcast.delivery;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.tourniquet.kit.edge.Rounds;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Notices that a provider has gone mute while the first messages still wait for it, not when their time is up. */
@ApplicationScoped
class MuteWatch {
    /** A provider that is only slow answers within three seconds; the time of a message is eight. */
    private static final Duration MUTE_AFTER = Duration.ofSeconds(5);

    private final Rounds rounds;

    MuteWatch(Providers providers) {
        rounds = new Rounds("mute watch", Duration.ofMillis(500), () -> {
            providers.look(MUTE_AFTER);
            return false;
        });
    }

    void start(@Observes StartupEvent start) {
        rounds.start();
    }

    void stop(@Observes ShutdownEvent stop) {
        rounds.stop();
    }
}
