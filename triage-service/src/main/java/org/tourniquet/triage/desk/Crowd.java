package org.tourniquet.triage.desk;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Notices when many people write at once, and rings one bell for all of them: not one for each, and not again within an hour.
 */
@ApplicationScoped
class Crowd {

    private final DeskConfig config;
    private final Clock clock;

    Crowd(DeskConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Somebody has just written; the bell hangs at their story. */
    void noticed(Ticket latest) {
        Instant now = clock.instant();
        if (latest.isDrill() || Alert.any(Alert.Kind.MANY_WRITE, now.minus(config.crowdAgain())))
            return;
        long people = Message.writersSince(now.minus(config.crowdWithin()));
        if (people < config.crowd())
            return;
        Hearing.lock("many write");
        if (!Alert.any(Alert.Kind.MANY_WRITE, now.minus(config.crowdAgain())))
            Alert.raise(latest, Alert.Kind.MANY_WRITE,
                    "%d people wrote within %d minutes. Read a few: has something happened, or was something said wrongly?"
                            .formatted(people, config.crowdWithin().toMinutes()),
                    now);
    }
}
