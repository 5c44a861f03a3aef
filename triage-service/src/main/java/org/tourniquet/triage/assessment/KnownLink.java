package org.tourniquet.triage.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An address that protocols lead to, and whether it answered when we last looked. */
@Entity
class KnownLink extends PanacheEntityBase {

    enum State {
        /** It answered. */
        ALIVE,
        /** It failed once; that may be the network, so it is still shown and soon looked at again. */
        DOUBTFUL,
        /** It said that it is gone, or failed twice. */
        DEAD,
        /** An address for examples; there is nothing to look at. */
        EXAMPLE
    }

    @Id
    String url;
    @Enumerated(EnumType.STRING)
    State state;
    String reason;
    int failures;
    Instant checkedAt;
    Instant aliveAt;
    Instant deadSince;

    void answered(Instant now) {
        state = State.ALIVE;
        reason = null;
        failures = 0;
        checkedAt = now;
        aliveAt = now;
        deadSince = null;
    }

    void failed(String why, boolean gone, Instant now) {
        failures++;
        reason = why;
        checkedAt = now;
        state = gone || failures >= 2 ? State.DEAD : State.DOUBTFUL;
        if (state == State.DEAD && deadSince == null)
            deadSince = now;
    }

    void isExample(Instant now) {
        state = State.EXAMPLE;
        reason = null;
        checkedAt = now;
    }

    static Optional<KnownLink> of(String url) {
        return findByIdOptional(url);
    }

    static Set<String> dead(Collection<String> urls) {
        return Set.copyOf(find("select url from KnownLink where state = ?1 and url in ?2", State.DEAD, urls)
                .project(String.class).list());
    }

    static List<KnownLink> inState(State state) {
        return list("state = ?1 order by url", state);
    }
}
